import type { StageEvent } from '@/server/live-browser/stage-input'
import type { SystemName } from '../live/crossing'
import { steer } from '../steer'

const MOST_A_REQUEST = 60
const MOST_WAITING = 240
/** Well below the server's rate limit: a lost release would leave a button pressed. */
const PAUSE_MS = 25

let waiting: StageEvent[] = []
let sending = false

/** Sends input to the presenter's browser, one request at a time, with all pending events. */
export function sendInput(event: StageEvent) {
  const last = waiting.at(-1)
  if (event.kind === 'move' && last?.kind === 'move') waiting.pop()
  if (event.kind === 'wheel' && last?.kind === 'wheel') {
    waiting.pop()
    event = { ...event, dx: event.dx + last.dx, dy: event.dy + last.dy }
  }
  waiting = [...waiting, event].slice(-MOST_WAITING)
  void flush()
}

async function flush() {
  if (sending) return
  sending = true
  while (waiting.length > 0) {
    const events = waiting.slice(0, MOST_A_REQUEST)
    waiting = waiting.slice(MOST_A_REQUEST)
    // Lost input needs no message: the picture shows that nothing happened.
    await Promise.all([
      steer('/api/stage/input', { events }).catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
    ])
  }
  sending = false
}

/** Opens the first page of a system in the buyer's browser. */
export const openSystem = (system: SystemName) => void steer('/api/stage/open', { system }).catch(() => {})
