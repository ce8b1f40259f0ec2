import type { LiveSession } from './live-session'
import { ALIVE_EVERY_MS, kindOf, type StagePart, writeStagePart } from './stage-message'

type StreamStage = { session: LiveSession; signal: AbortSignal; onChange: () => void; aliveEveryMs?: number }

const ALIVE: StagePart = { message: { kind: 'alive' }, picture: new Uint8Array() }

/** Streams the stage to one window. A slow window gets fewer pictures, always the newest. */
export function streamStage({
  session,
  signal,
  onChange,
  aliveEveryMs = ALIVE_EVERY_MS,
}: StreamStage): ReadableStream<Uint8Array> {
  const waiting = new Map<string, StagePart>()
  let leave = () => {}

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let ended = false
        const tell = (part: StagePart) => {
          if (ended) return
          waiting.set(kindOf(part), part)
          if (!isLast(part)) return send(controller)
          ended = true
          // Clear before the enqueue: it may pull the next piece synchronously.
          const rest = [...waiting.values()]
          waiting.clear()
          for (const last of rest) controller.enqueue(writeStagePart(last))
          controller.close()
        }
        const unsubscribe = session.subscribe(tell)
        const alive = setInterval(() => (ended ? clearInterval(alive) : tell(ALIVE)), aliveEveryMs)
        leave = () => {
          clearInterval(alive)
          unsubscribe()
          onChange()
        }
        onChange()
        // The window may disconnect before its stream starts.
        if (signal.aborted) leave()
        else signal.addEventListener('abort', leave)
      },
      pull: (controller) => send(controller),
      cancel: () => leave(),
    },
    new CountQueuingStrategy({ highWaterMark: 2 }),
  )

  function send(controller: ReadableStreamDefaultController<Uint8Array>) {
    for (const [kind, part] of waiting) {
      if ((controller.desiredSize ?? 0) <= 0) return
      waiting.delete(kind)
      controller.enqueue(writeStagePart(part))
    }
  }
}

/** True for the last message of a stream: the window then reconnects or stops. */
const isLast = ({ message }: StagePart) =>
  message.kind === 'browser' && (message.state === 'gone' || message.state === 'closed')
