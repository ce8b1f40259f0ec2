import { type Positions, writePositions } from './positions'
import type { TrailEvent } from './trail-event'
import type { TrailHub } from './trail-hub'

const PING_EVERY = 15_000
/** What a window shows at once comes first; what lies further back follows in pieces that hold up no frame. */
const IN_SIGHT = 200
const PIECE = 500

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
      send('start', { lights: hub.lights(), events: missed.slice(-IN_SIGHT) })
      for (const events of piecesOf(missed.slice(0, -IN_SIGHT))) send('events', { events, backlog: true })
      send('whole', {})

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

/** The youngest first, each piece in its own order. */
function* piecesOf(events: TrailEvent[]): Generator<TrailEvent[]> {
  for (let end = events.length; end > 0; end -= PIECE) yield events.slice(Math.max(0, end - PIECE), end)
}
