import { EventEmitter, on } from 'node:events'
import type { Sql } from 'postgres'
import { type HashedEvent, readEvents, toPublished } from './read-events'
import { subscribe } from './subscribe'

const PAGE = 500
const PING_MS = 15_000

type Follow = { after: number; signal: AbortSignal }

/** Every hashed row after `after`, those that are there and then those to come, until the signal: as many at a time as there are. */
export async function* followEvents(sql: Sql, { after, signal }: Follow): AsyncGenerator<HashedEvent[]> {
  if (signal.aborted) return
  const emitter = new EventEmitter()
  const notifications = on(emitter, 'hashed', { signal })
  const unsubscribe = await subscribe(sql, 'audit_sealed', () => emitter.emit('hashed'))

  let last = after
  try {
    for (;;) {
      const page = await readEvents(sql, { after: last, limit: PAGE })
      last = page.at(-1)?.sequence ?? last
      if (page.length > 0) yield page
      // What is hashed after a page was read notifies again.
      if (page.length < PAGE) await notifications.next()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await unsubscribe()
  }
}

/** The audit log as server-sent events: the rows after `after`, and each later one within moments of its commit. */
export function streamEvents(sql: Sql, { after, signal }: Follow): ReadableStream<Uint8Array> {
  const cancelled = new AbortController()
  const pages = followEvents(sql, { after, signal: AbortSignal.any([signal, cancelled.signal]) })
  let pings: NodeJS.Timeout

  return new ReadableStream({
    start: (controller) => {
      // A reader learns at once that the stream stands, and a hop between learns that it is in use.
      controller.enqueue(encode(': here\n\n'))
      pings = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(': ping\n\n'))
      }, PING_MS)
      // Of a reader who is gone before the stream begins nobody reads it, and nobody cancels.
      if (signal.aborted) clearInterval(pings)
      else signal.addEventListener('abort', () => clearInterval(pings))
    },
    pull: async (controller) => {
      const page = await pages.next()
      // Rows that were hashed together leave in one chunk: each chunk of a stream has its price.
      if (!page.done) return controller.enqueue(encode(page.value.map(toMessage).join('')))
      clearInterval(pings)
      controller.close()
    },
    cancel: () => {
      clearInterval(pings)
      cancelled.abort()
    },
  })
}

const toMessage = (event: HashedEvent) =>
  `id: ${event.sequence}\nevent: audit\ndata: ${JSON.stringify(toPublished(event))}\n\n`

const encoder = new TextEncoder()
const encode = (text: string) => encoder.encode(text)
