import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { step } from '../../dev/terminal/progress.mjs'
import { readMachine } from '../checkout/cpu'
import type { Contestant } from './contestant'
import { type Phase, runPhase } from './run-phase'

type Alternate = { contestants: Contestant[]; sizes: number[]; rounds: number; seconds: number }

/** Above this share of the machine used by other processes a phase is not comparable. */
export const MOST_NEIGHBOURS = 0.1
const TRIES = 2
const QUIET_WITHIN_MS = 5_000

/**
 * Alternates the contestants (A B C A B C) for each number of buyers. Repeats a disturbed phase
 * once.
 */
export async function alternate({ contestants, sizes, rounds, seconds }: Alternate): Promise<Phase[]> {
  const ours = contestants.flatMap(({ parts }) => Object.values(parts).flat())
  const phases: Phase[] = []
  const run = async (contestant: Contestant, buyers: number) => {
    for (let tried = 0; tried < TRIES; tried++) {
      await untilQuiet(ours)
      const phase = await runPhase({ contestant, buyers, seconds, ours })
      phases.push(phase)
      if (isQuiet(phase)) return phase
    }
    return phases.at(-1)
  }

  for (let round = 1; round <= rounds; round++)
    for (const buyers of sizes)
      for (const contestant of contestants)
        await step(
          `Round ${round} of ${rounds}, ${buyers} at a time: ${contestant.name}`,
          () => run(contestant, buyers),
          (phase) => phase && `${phase.perSecond.toFixed(1)} orders/s${isQuiet(phase) ? '' : ', disturbed'}`,
        )

  return phases
}

export const isQuiet = ({ neighbours }: Phase) => neighbours <= MOST_NEIGHBOURS

/**
 * Waits for a quiet machine. A machine that stays busy is measured all the same, and its phases are
 * marked.
 */
async function untilQuiet(ours: number[]) {
  const deadline = performance.now() + QUIET_WITHIN_MS
  while (performance.now() < deadline) {
    const before = await readMachine(ours)
    await pause(500)
    const after = await readMachine(ours)
    const others = after.busy - before.busy - (after.own - before.own)
    if (others / (0.5 * cpus().length) <= MOST_NEIGHBOURS) return
  }
}
