import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import { kasirIsHere } from '@/server/payment/gateway/testing/start-kasir'
import { anyPlan, type RunPlan } from './any-plan'
import { assertOutcome } from './assert-outcome'
import { drainWork } from './drain-work'
import { openWorld, type Shop, type World } from './open-world'
import { startRun } from './run'

const numRuns = Number(process.env.SOAK_RUNS ?? 300)
const seed = Number(process.env.SOAK_SEED ?? randomInt(2 ** 31))
const path = process.env.SOAK_PATH

/** A new database after this many runs keeps the checks fast. */
const RUNS_PER_SHOP = 100

const SECONDS_PER_RUN = 10
const TIME_TO_SHRINK = 15 * 60_000

let world: World
let shop: Shop
let left = 0
beforeAll(async () => {
  if (kasirIsHere) world = await openWorld()
}, 60_000)
afterAll(async () => {
  await shop?.close()
  await world?.close()
})

const outcomes: string[] = []

test.runIf(kasirIsHere)(
  `${numRuns} random runs of an order keep every invariant (seed ${seed})`,
  async () => {
    let last: string[] = []
    const runPlan = async ({ steps, ...start }: RunPlan) => {
      const run = await startRun(world, await currentShop(), start)
      try {
        for (const step of steps) run.record(await step(run))
        await drainWork(run)
        outcomes.push(await assertOutcome(run))
      } catch (error) {
        last = run.history
        // A failed run's data must not fail the next run.
        left = 0
        throw error
      }
    }

    const result = await fc.check(fc.asyncProperty(anyPlan, runPlan), {
      numRuns,
      seed,
      path,
      endOnFailure: path !== undefined,
    })

    if (result.failed) throw new Error(describeFailure(last, result))
    console.log(`Outcomes: ${countEach(outcomes)}.`)
  },
  numRuns * SECONDS_PER_RUN * 1000 + TIME_TO_SHRINK,
)

async function currentShop() {
  if (left-- > 0) return shop
  await shop?.close()
  if (outcomes.length > 0) console.log(`${outcomes.length} of ${numRuns} runs done.`)
  shop = await world.openShop()
  left = RUNS_PER_SHOP - 1

  return shop
}

type FailedCheck = { counterexamplePath: string | null; errorInstance?: unknown; numShrinks: number }

const describeFailure = (history: string[], { counterexamplePath, errorInstance, numShrinks }: FailedCheck) =>
  [
    `A run fails, shrunk ${numShrinks} times:`,
    ...history.map((sentence, index) => `  ${index + 1}. ${sentence}`),
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `Repeat it: SOAK_SEED=${seed} SOAK_PATH=${counterexamplePath} npm run soak`,
  ].join('\n')

function countEach(outcomes: string[]) {
  const times = new Map<string, number>()
  for (const outcome of outcomes) times.set(outcome, (times.get(outcome) ?? 0) + 1)

  return [...times]
    .sort(([, one], [, other]) => other - one)
    .map(([outcome, number]) => `${number} ${outcome}`)
    .join(', ')
}
