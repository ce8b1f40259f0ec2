import { z } from 'zod'
import { type Controls, ControlUnavailable, callControl, getControlOrThrow } from '../controls/controls'
import { SYSTEM_NAMES, type SystemName } from '../systems/systems'

/** A system's time, and its offset from the machine's clock. */
export type Clock = { system: SystemName } & (
  | { state: 'read'; now: string; offsetSeconds: number }
  | { state: 'down' | 'closed' }
)

const demoClock = z.object({ now: z.string(), offsetSeconds: z.number() })
const kasirClock = z
  .object({ now: z.string(), offset_seconds: z.number() })
  .transform(({ now, offset_seconds }) => ({ now, offsetSeconds: offset_seconds }))

export const readClocks = (controls: Controls): Promise<Clock[]> =>
  Promise.all(SYSTEM_NAMES.map((system) => toClock(system, () => fetchClock(controls, system))))

/** Advances all clocks to the furthest one. */
export const makeClocksEqual = (controls: Controls) => advanceClocks(controls, 0)

/**
 * Moves all three clocks together. A clock that fell behind catches up, because systems in
 * different minutes refuse each other's tokens.
 */
export async function advanceClocks(controls: Controls, seconds: number): Promise<Clock[]> {
  const before = await readClocks(controls)
  const readable = before.filter((clock) => clock.state === 'read')
  const goal = Math.max(0, ...readable.map(({ offsetSeconds }) => offsetSeconds)) + seconds

  return Promise.all(
    before.map((clock) =>
      clock.state === 'read' && clock.offsetSeconds < goal
        ? toClock(clock.system, () => moveClock(controls, clock.system, goal - clock.offsetSeconds))
        : clock,
    ),
  )
}

async function toClock(system: SystemName, fetchIt: () => Promise<Response>): Promise<Clock> {
  try {
    const response = await fetchIt()
    if (!response.ok) return { system, state: 'closed' }
    const schema = system === 'kasir' ? kasirClock : demoClock

    return { system, state: 'read', ...schema.parse(await response.json()) }
  } catch (error) {
    return { system, state: error instanceof ControlUnavailable ? 'closed' : 'down' }
  }
}

const PATHS = {
  ramai: { read: '/api/demo/clock', move: '/api/demo/clock' },
  pasar: { read: '/api/demo/clock', move: '/api/demo/clock' },
  kasir: { read: '/_sim/clock', move: '/_sim/clock/advance' },
} as const satisfies Record<SystemName, object>

/** Longer than Kasir's wait for due work. */
const MOVE_TIMEOUT_MS = 15_000

const fetchClock = (controls: Controls, system: SystemName): Promise<Response> =>
  callControl(getControlOrThrow(controls, system), { path: PATHS[system].read })

async function moveClock(controls: Controls, system: SystemName, seconds: number): Promise<Response> {
  const moved = await callControl(getControlOrThrow(controls, system), {
    method: 'POST',
    path: PATHS[system].move,
    body: { seconds },
    timeoutMs: MOVE_TIMEOUT_MS,
  })

  // Kasir answers with the executed work instead of its offset.
  return moved.ok && system === 'kasir' ? fetchClock(controls, system) : moved
}
