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
          // A piece that is taken asks for the next at once, and must not find this one waiting.
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
        // A window may be gone before its stream begins.
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

/** After that nothing comes: the window asks again, or gives up. */
const isLast = ({ message }: StagePart) =>
  message.kind === 'browser' && (message.state === 'gone' || message.state === 'closed')
