import type { AuditEvent } from './audit-event'
import type { AuditHub } from './audit-hub'
import { type Reader, toText } from './event-text'
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

type StreamToWindow = { hub: AuditHub; positions: Positions; reader: Reader; signal: AbortSignal }

/**
 * Streams events to a window: those after its positions, then new ones, with the systems' statuses.
 * Older events are written as the window reads: a stream that nobody reads costs next to nothing.
 */
export function streamToWindow({ hub, positions, reader, signal }: StreamToWindow): ReadableStream<Uint8Array> {
  const read = { ...positions }
  const encoder = new TextEncoder()
  const listOf = (events: AuditEvent[]) => `[${events.map((event) => toText(event, reader)).join()}]`
  let backlog = chunksOf([])
  let isWhole = false
  let send = (_event: string, _data: string) => {}
  let end = () => {}

  return new ReadableStream({
    start(controller) {
      send = (event, data) => {
        const lines = [`event: ${event}`, `id: ${writePositions(read)}`, `data: ${data}`]
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
        send(
          type,
          message.type === 'events'
            ? `{"events":${listOf(message.events)},"backlog":${message.backlog}}`
            : JSON.stringify(data),
        )
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) close()
      })
      const missed = hub.since(positions)
      for (const { system, sequence } of missed) read[system] = Math.max(read[system] ?? 0, sequence)
      send('start', `{"statuses":${JSON.stringify(hub.statuses())},"events":${listOf(missed.slice(-FIRST_EVENTS))}}`)
      backlog = chunksOf(missed.slice(0, -FIRST_EVENTS))

      end = () => {
        clearInterval(ping)
        unsubscribe()
      }
      // The window may disconnect before its stream starts.
      if (signal.aborted) close()
      else signal.addEventListener('abort', close)
    },
    pull() {
      if (isWhole) return
      const { value: events, done } = backlog.next()
      if (done) send('whole', '{}')
      else send('events', `{"events":${listOf(events)},"backlog":true}`)
      isWhole = done === true
    },
    cancel: () => end(),
  })
}

/** Splits events into chunks, the newest chunk first, each chunk in order. */
function* chunksOf(events: AuditEvent[]): Generator<AuditEvent[]> {
  for (let end = events.length; end > 0; end -= CHUNK) yield events.slice(Math.max(0, end - CHUNK), end)
}
