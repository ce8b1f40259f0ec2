import { EventEmitter, on } from 'node:events'
import type { Sql } from 'postgres'
import { type HashedEvent, readEvents, toPublished } from './read-events'
import { subscribe } from './subscribe'

const PAGE = 500
const PING_MS = 15_000

type Follow = { after: number; signal: AbortSignal }

/**
 * Yields pages of hashed events after `after`: first the existing ones, then new ones, until
 * `signal` aborts.
 */
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
      // A row that is hashed after this page was read notifies again.
      if (page.length < PAGE) await notifications.next()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await unsubscribe()
  }
}

/**
 * Streams the audit log as server-sent events: the rows after `after`, then each later row within
 * moments of its commit.
 */
export function streamEvents(sql: Sql, { after, signal }: Follow): ReadableStream<Uint8Array> {
  const cancelled = new AbortController()
  const pages = followEvents(sql, { after, signal: AbortSignal.any([signal, cancelled.signal]) })
  let pings: NodeJS.Timeout

  return new ReadableStream({
    start: (controller) => {
      // Send a byte at once, so that clients and proxies know the stream is open.
      controller.enqueue(encode(': here\n\n'))
      pings = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(': ping\n\n'))
      }, PING_MS)
      // If the client disconnects before the stream starts, `cancel` is never called, so clean up
      // here.
      if (signal.aborted) clearInterval(pings)
      else signal.addEventListener('abort', () => clearInterval(pings))
    },
    pull: async (controller) => {
      const page = await pages.next()
      // One chunk per page: each enqueue costs a write.
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
