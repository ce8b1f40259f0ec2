import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { readCpu, readMachine } from '../checkout/cpu'
import { percentile } from '../checkout/round'
import type { Contestant } from './contestant'

export type Phase = {
  contestant: string
  buyers: number
  orders: number
  /** Why orders failed, a line each; they are not timed. */
  failures: string[]
  perSecond: number
  p50: number
  p95: number
  /** Milliseconds an order, by part; `load` is what the buyers cost. */
  cpu: Record<string, number>
  /** The part of the machine that somebody else used meanwhile. */
  neighbours: number
}

type RunPhase = {
  contestant: Contestant
  buyers: number
  seconds: number
  /** Every process that belongs to the benchmark, so that any other is a neighbour. */
  ours: number[]
}

/** Until all buyers are at it, nothing is timed. */
const BEGIN_MS = 1_500
const IDLE_WITHIN_MS = 5_000
/** Of one core. */
const IDLE = 0.1

/**
 * So many buyers at a time, each of whom orders again at once. Orders that end within the time are timed; CPU is that of all
 * orders until everything that they caused has happened.
 */
export async function runPhase({ contestant, buyers, seconds, ours }: RunPhase): Promise<Phase> {
  const machineBefore = await readMachine(ours)
  const before = await readCpu(contestant.parts)
  const began = performance.now()
  const [from, until] = [began + BEGIN_MS, began + BEGIN_MS + seconds * 1000]
  let begun = 0
  const times: number[] = []
  const failures: string[] = []
  const keepBuying = async (_: unknown, buyer: number) => {
    while (performance.now() < until) {
      const since = performance.now()
      const failure = await contestant.buy({ buyer, order: begun++ }).then(
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
    orders: begun,
    failures,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    cpu: Object.fromEntries(
      Object.entries(after).map(([part, used]) => [part, ((used - (before[part] ?? 0)) / begun) * 1000]),
    ),
    neighbours: others / (((performance.now() - began) / 1000) * cpus().length),
  }
}

/** What runs after an answer, in whatever queue a shop has, belongs to the order. */
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
