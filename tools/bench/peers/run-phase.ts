import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { readCpu, readMachine } from '../checkout/cpu'
import { percentile } from '../harness/figures'
import type { Contestant } from './contestant'

export type Phase = {
  contestant: string
  buyers: number
  orders: number
  /** Reasons of failed orders, one a line; failed orders are not timed. */
  failures: string[]
  perSecond: number
  p50: number
  p95: number
  /** CPU milliseconds for each order, by part; `load` is the buyers'. */
  cpu: Record<string, number>
  /** Share of the machine that other processes used meanwhile. */
  neighbours: number
}

type RunPhase = {
  contestant: Contestant
  buyers: number
  seconds: number
  /** Every process of the benchmark; all others are neighbours. */
  ours: number[]
}

/** Orders are timed only after all buyers have started. */
const BEGIN_MS = 1_500
const IDLE_WITHIN_MS = 5_000
/** Share of one core. */
const IDLE = 0.1

/**
 * Runs concurrent buyers who each order again at once. Times the orders that end within the time;
 * CPU includes all orders and all work that they caused.
 */
export async function runPhase({ contestant, buyers, seconds, ours }: RunPhase): Promise<Phase> {
  const machineBefore = await readMachine(ours)
  const before = await readCpu(contestant.parts)
  const began = performance.now()
  const [from, until] = [began + BEGIN_MS, began + BEGIN_MS + seconds * 1000]
  let started = 0
  const times: number[] = []
  const failures: string[] = []
  const keepBuying = async (_: unknown, buyer: number) => {
    while (performance.now() < until) {
      const since = performance.now()
      const failure = await contestant.buy({ buyer, order: started++ }).then(
        () => undefined,
        (error: Error) => error.message,
      )
      const now = performance.now()
      if (failure) failures.push(failure)
      else if (now >= from && now <= until) times.push(now - since)
    }
  }
  await Promise.all(Array.from({ length: buyers }, keepBuying))
  await contestant.finish()
  await untilIdle(contestant)
  const after = await readCpu(contestant.parts)
  const machineAfter = await readMachine(ours)
  const others = machineAfter.busy - machineBefore.busy - (machineAfter.own - machineBefore.own)

  return {
    contestant: contestant.name,
    buyers,
    orders: started,
    failures,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpu: Object.fromEntries(
      Object.entries(after).map(([part, used]) => [part, ((used - (before[part] ?? 0)) / started) * 1000]),
    ),
    neighbours: others / (((performance.now() - began) / 1000) * cpus().length),
  }
}

/** Work after an answer, in whatever queue a shop uses, counts for the order. */
async function untilIdle({ parts }: Contestant) {
  const deadline = performance.now() + IDLE_WITHIN_MS
  const work = async () => {
    const { load: _, ...used } = await readCpu(parts)
    return Object.values(used).reduce((sum, seconds) => sum + seconds, 0)
  }
  for (let before = await work(); performance.now() < deadline; ) {
    await pause(250)
    const now = await work()
    if (now - before < IDLE * 0.25) return
    before = now
  }
}
