import { z } from 'zod'
import type { Systems } from '../scenario/scene'
import type { Controls } from '../steer/doors'
import { readSimulation, simulate } from '../steer/simulate'
import { NotSteerable, requireControl, steer } from '../steer/steer'
import { SYSTEM_NAMES, type SystemName } from '../system/systems'

/** The time in which a system lives, and how far that is ahead of the machine's. */
export type Clock = { system: SystemName } & (
  | { state: 'told'; now: string; offsetSeconds: number }
  | { state: 'down' | 'closed' }
)

const ofDoor = z.object({ now: z.string(), offsetSeconds: z.number() })
const ofKasir = z
  .object({ now: z.string(), offset_seconds: z.number() })
  .transform(({ now, offset_seconds }) => ({ now, offsetSeconds: offset_seconds }))

type Clocks = { systems: Systems; controls: Controls }

export const readClocks = (given: Clocks): Promise<Clock[]> =>
  Promise.all(SYSTEM_NAMES.map((system) => hear(system, () => askClock(given, system))))

/**
 * Time passes for all three together. A clock that fell behind, since its system was down before, catches up: systems that
 * live in different minutes would refuse each other's tokens.
 */
export async function advanceClocks(given: Clocks, seconds: number): Promise<Clock[]> {
  const before = await readClocks(given)
  const told = before.filter((clock) => clock.state === 'told')
  const goal = Math.max(0, ...told.map(({ offsetSeconds }) => offsetSeconds)) + seconds

  return Promise.all(
    before.map((clock) =>
      clock.state === 'told'
        ? hear(clock.system, () => moveClock(given, clock.system, goal - clock.offsetSeconds))
        : clock,
    ),
  )
}

async function hear(system: SystemName, ask: () => Promise<Response>): Promise<Clock> {
  try {
    const answer = await ask()
    if (!answer.ok) return { system, state: 'closed' }
    const schema = system === 'kasir' ? ofKasir : ofDoor

    return { system, state: 'told', ...schema.parse(await answer.json()) }
  } catch (error) {
    return { system, state: error instanceof NotSteerable ? 'closed' : 'down' }
  }
}

const CLOCK = '/api/demo/clock'

function askClock({ systems, controls }: Clocks, system: SystemName): Promise<Response> {
  if (system === 'kasir') return readSimulation(systems.kasir, 'clock')

  return steerOrRefuse(controls, system, { method: 'GET', path: CLOCK })
}

async function moveClock({ systems, controls }: Clocks, system: SystemName, seconds: number): Promise<Response> {
  if (system !== 'kasir') return steerOrRefuse(controls, system, { method: 'POST', path: CLOCK, body: { seconds } })
  const moved = await simulate(systems.kasir, 'clock/advance', { seconds })

  return moved.ok ? readSimulation(systems.kasir, 'clock') : moved
}

/** A control without a key is told as closed, and not thrown past the promise. */
const steerOrRefuse = async (controls: Controls, system: 'ramai' | 'pasar', order: Parameters<typeof steer>[1]) =>
  steer(requireControl(controls, system), order)
