import { z } from 'zod'
import { type Controls, ControlUnavailable, callControl, getControlOrThrow } from '../controls/controls'
import { postSimulation, readSimulation } from '../controls/kasir-simulation'
import { SYSTEM_NAMES, type SystemName, type Systems } from '../systems/systems'

/** The time in which a system lives, and how far that is ahead of the machine's. */
export type Clock = { system: SystemName } & (
  | { state: 'read'; now: string; offsetSeconds: number }
  | { state: 'down' | 'closed' }
)

const demoClock = z.object({ now: z.string(), offsetSeconds: z.number() })
const kasirClock = z
  .object({ now: z.string(), offset_seconds: z.number() })
  .transform(({ now, offset_seconds }) => ({ now, offsetSeconds: offset_seconds }))

type Reach = { systems: Systems; controls: Controls }

export const readClocks = (reach: Reach): Promise<Clock[]> =>
  Promise.all(SYSTEM_NAMES.map((system) => toClock(system, () => fetchClock(reach, system))))

/**
 * Moves all three together. A clock that fell behind, since its system was down before, catches up: systems that live in
 * different minutes would refuse each other's tokens.
 */
export async function advanceClocks(reach: Reach, seconds: number): Promise<Clock[]> {
  const before = await readClocks(reach)
  const readable = before.filter((clock) => clock.state === 'read')
  const goal = Math.max(0, ...readable.map(({ offsetSeconds }) => offsetSeconds)) + seconds

  return Promise.all(
    before.map((clock) =>
      clock.state === 'read'
        ? toClock(clock.system, () => moveClock(reach, clock.system, goal - clock.offsetSeconds))
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

const PATH = '/api/demo/clock'

async function fetchClock({ systems, controls }: Reach, system: SystemName): Promise<Response> {
  if (system === 'kasir') return readSimulation(systems.kasir, 'clock')

  return callControl(getControlOrThrow(controls, system), { path: PATH })
}

async function moveClock({ systems, controls }: Reach, system: SystemName, seconds: number): Promise<Response> {
  if (system !== 'kasir')
    return callControl(getControlOrThrow(controls, system), { method: 'POST', path: PATH, body: { seconds } })
  const moved = await postSimulation(systems.kasir, 'clock/advance', { seconds })

  return moved.ok ? readSimulation(systems.kasir, 'clock') : moved
}
