import { type Positions, writePositions } from './positions'
import type { TrailHub } from './trail-hub'

const PING_EVERY = 15_000

type StreamNews = { hub: TrailHub; positions: Positions; signal: AbortSignal }

/** One event stream for one window: what it has not seen yet, then whatever happens, with who is there. */
export function streamNews({ hub, positions, signal }: StreamNews): ReadableStream<Uint8Array> {
  const read = { ...positions }
  const encoder = new TextEncoder()
  let end = () => {}

  return new ReadableStream({
    start(controller) {
      const send = (event: string, data: unknown) => {
        const lines = [`event: ${event}`, `id: ${writePositions(read)}`, `data: ${JSON.stringify(data)}`]
        controller.enqueue(encoder.encode(`${lines.join('\n')}\n\n`))
      }
      const ping = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), PING_EVERY)
      const leave = hub.listen((news) => {
        if (news.type === 'reset') delete read[news.system]
        if (news.type === 'events') for (const { system, sequence } of news.events) read[system] = sequence
        const { type, ...data } = news
        send(type, data)
      })
      const missed = hub.since(positions)
      for (const { system, sequence } of missed) read[system] = Math.max(read[system] ?? 0, sequence)
      send('lights', { lights: hub.lights() })
      send('events', { events: missed, backlog: true })

      end = () => {
        clearInterval(ping)
        leave()
      }
      signal.addEventListener('abort', () => {
        end()
        try {
          controller.close()
        } catch {
          // The reader was gone before we were.
        }
      })
    },
    cancel: () => end(),
  })
}
