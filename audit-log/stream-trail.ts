import type { Sql } from 'postgres'
import { followTrail } from './follow-trail'
import type { TrailEvent } from './read-trail'
import { tellEvent } from './tell-event'

const PING_MS = 15_000

type StreamTrail = { after: number; signal: AbortSignal }

/** The trail as server-sent events: the rows after `after`, and each later one within moments of its commit. */
export function streamTrail(sql: Sql, { after, signal }: StreamTrail): ReadableStream<Uint8Array> {
  const leaving = new AbortController()
  const events = followTrail(sql, { after, signal: AbortSignal.any([signal, leaving.signal]) })
  let pings: NodeJS.Timeout

  return new ReadableStream({
    start: (controller) => {
      // A reader learns at once that the stream stands, and a hop between learns that it is in use.
      controller.enqueue(encode(': here\n\n'))
      pings = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(': ping\n\n'))
      }, PING_MS)
    },
    pull: async (controller) => {
      const next = await events.next()
      // Rows that were sealed together leave in one piece: each piece of a stream has its price.
      if (!next.done) return controller.enqueue(encode(next.value.map(toMessage).join('')))
      clearInterval(pings)
      controller.close()
    },
    cancel: () => {
      clearInterval(pings)
      leaving.abort()
    },
  })
}

const toMessage = (event: TrailEvent) =>
  `id: ${event.sequence}\nevent: audit\ndata: ${JSON.stringify(tellEvent(event))}\n\n`

const encoder = new TextEncoder()
const encode = (text: string) => encoder.encode(text)
