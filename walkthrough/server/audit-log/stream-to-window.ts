import type { AuditEvent } from './audit-event'
import type { AuditHub } from './audit-hub'
import { type Positions, writePositions } from './positions'

const PING_EVERY_MS = 15_000
/** Events in the first message; older events follow in chunks. */
const FIRST_EVENTS = 200
const CHUNK = 500
/**
 * Messages queued for a slow window. Beyond this it is disconnected, and fetches what it missed
 * when it returns.
 */
const MOST_UNREAD = 1000

type StreamToWindow = { hub: AuditHub; positions: Positions; signal: AbortSignal }

/**
 * Streams events to a window: those after its positions, then new ones, with the systems' statuses.
 */
export function streamToWindow({ hub, positions, signal }: StreamToWindow): ReadableStream<Uint8Array> {
  const read = { ...positions }
  const encoder = new TextEncoder()
  let end = () => {}

  return new ReadableStream({
    start(controller) {
      const send = (event: string, data: unknown) => {
        const lines = [`event: ${event}`, `id: ${writePositions(read)}`, `data: ${JSON.stringify(data)}`]
        controller.enqueue(encoder.encode(`${lines.join('\n')}\n\n`))
      }
      const close = () => {
        end()
        try {
          controller.close()
        } catch {
          // The window was closed first.
        }
      }
      const ping = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': ping\n\n'))
      }, PING_EVERY_MS)
      const unsubscribe = hub.subscribe((message) => {
        if (message.type === 'reset') delete read[message.system]
        if (message.type === 'events') for (const { system, sequence } of message.events) read[system] = sequence
        const { type, ...data } = message
        send(type, data)
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) close()
      })
      const missed = hub.since(positions)
      for (const { system, sequence } of missed) read[system] = Math.max(read[system] ?? 0, sequence)
      send('start', { statuses: hub.statuses(), events: missed.slice(-FIRST_EVENTS) })
      for (const events of chunksOf(missed.slice(0, -FIRST_EVENTS))) send('events', { events, backlog: true })
      send('whole', {})

      end = () => {
        clearInterval(ping)
        unsubscribe()
      }
      // The window may disconnect before its stream starts.
      if (signal.aborted) close()
      else signal.addEventListener('abort', close)
    },
    cancel: () => end(),
  })
}

/** Splits events into chunks, the newest chunk first, each chunk in order. */
function* chunksOf(events: AuditEvent[]): Generator<AuditEvent[]> {
  for (let end = events.length; end > 0; end -= CHUNK) yield events.slice(Math.max(0, end - CHUNK), end)
}
