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

/** Books are begun anew now and then, so that the checks stay fast. */
const TALES_PER_SHOP = 100

const SECONDS_A_STORY = 10
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

const ends: string[] = []

test.runIf(kasirIsHere)(
  `${numRuns} stories, however they interleave, end well (seed ${seed})`,
  async () => {
    let last: string[] = []
    const tell = async ({ spare, steps }: RunPlan) => {
      const run = await startRun(world, await theShop(), { spare })
      try {
        for (const step of steps) run.record(await step(run))
        await drainWork(run)
        ends.push(await assertOutcome(run))
      } catch (error) {
        last = run.story
        // What this story broke must not be held against the next.
        left = 0
        throw error
      }
    }

    const run = await fc.check(fc.asyncProperty(anyPlan, tell), {
      numRuns,
      seed,
      path,
      endOnFailure: path !== undefined,
    })

    if (run.failed) throw new Error(badEnd(last, run))
    console.log(`How they ended: ${count(ends)}.`)
  },
  numRuns * SECONDS_A_STORY * 1000 + TIME_TO_SHRINK,
)

async function theShop() {
  if (left-- > 0) return shop
  await shop?.close()
  if (ends.length > 0) console.log(`${ends.length} of ${numRuns} stories are told.`)
  shop = await world.openShop()
  left = TALES_PER_SHOP - 1

  return shop
}

type Run = { counterexamplePath: string | null; errorInstance?: unknown; numShrinks: number }

const badEnd = (story: string[], { counterexamplePath, errorInstance, numShrinks }: Run) =>
  [
    `A story ends badly, made shorter ${numShrinks} times:`,
    ...story.map((sentence, index) => `  ${index + 1}. ${sentence}`),
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    `Tell it again: SOAK_SEED=${seed} SOAK_PATH=${counterexamplePath}`,
  ].join('\n')

function count(ends: string[]) {
  const times = new Map<string, number>()
  for (const end of ends) times.set(end, (times.get(end) ?? 0) + 1)

  return [...times]
    .sort(([, one], [, other]) => other - one)
    .map(([end, number]) => `${number} ${end}`)
    .join(', ')
}
