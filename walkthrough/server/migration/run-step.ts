import { advanceClocks } from '../clocks/clocks'
import type { Control, Controls } from '../controls/controls'
import { DeskRefused, type Failure, isOfBefore, type Progress, readDesk, runCommand, wasPurged } from './runs'
import { PLAN, type PlanStep, plantedIn, STATUS } from './plan'
import { demoTime, type MigrationView, toView } from './view'

export type StepEvent =
  | { command: string; progress: Progress | null }
  | { failed: { command: string; failures: Failure[] } }
  | { view: MigrationView }

const WEEK_SECONDS = 7 * 24 * 60 * 60

type RunStep = { devControl: Control; controls: Controls; step: PlanStep; orders: number; by?: string }

/** Runs the commands of one step, tells how far each is, and ends with what is there then. */
export async function* runStep({ devControl, controls, step, orders, by }: RunStep): AsyncGenerator<StepEvent> {
  if (step === 'week') await advanceClocks(controls, WEEK_SECONDS)
  const seen = await readDesk(devControl)
  const before = seen.looks.at(-1)?.sides
  const purged = wasPurged(seen)
  const wish = {
    orders,
    by,
    purged,
    other: before !== undefined && isOfBefore(before),
    open: !purged && before?.pasar.phase === 'open',
    planted: plantedIn(seen),
  }
  let hasFailed = false
  for (const command of PLAN[step](wish)) {
    // Both sides are looked at all the same: a cut-over that stops leaves the old shop closed, and a way back.
    if (hasFailed && command !== STATUS) continue
    yield { command: command.name, progress: null }
    const failures = yield* tellProgress(devControl, { ...command, at: (await demoTime(controls)).toISOString() })
    if (failures.length === 0) continue
    yield { failed: { command: command.name, failures } }
    hasFailed = true
  }
  yield { view: toView(await readDesk(devControl), await demoTime(controls)) }
}

/** Of the desk itself: what it refuses, and what was ended there. */
const ofDesk = (code: string): Failure[] => [{ code, values: {}, message: code }]

/** Gives why it failed; nothing where it did not. A verification that finds differences has not failed: it is shown. */
async function* tellProgress(
  devControl: Control,
  command: Parameters<typeof runCommand>[1],
): AsyncGenerator<StepEvent, Failure[]> {
  try {
    for await (const line of runCommand(devControl, command)) {
      if ('progress' in line) yield { command: command.name, progress: line.progress }
      if (!('ended' in line) || line.ended.code === 0) continue
      if (line.ended.code === null) return ofDesk('killed')
      if (line.ended.failures.length > 0) return line.ended.failures
      if (command.name !== 'verify') return ofDesk('unexpected')
    }
    return []
  } catch (error) {
    if (error instanceof DeskRefused) return ofDesk(error.code)
    throw error
  }
}
