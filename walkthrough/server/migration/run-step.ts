import type { StepFailure, StepProgress } from '@jembatan/migration-bundle/step-results'
import type { StepRun } from '@jembatan/migration-bundle/steps'
import { advanceClocks } from '../clocks/clocks'
import type { Control, Controls } from '../controls/controls'
import { PLAN, type PlanStep, plantedIn, STATUS } from './plan'
import { isOfBefore, RunRefused, readStatus, runCommand, wasPurged } from './runs'
import { demoTime, type MigrationView, toView } from './view'

export type StepEvent =
  | { command: string; progress: StepProgress | null }
  | { failed: { command: string; failures: StepFailure[] } }
  | { view: MigrationView }

const WEEK_SECONDS = 7 * 24 * 60 * 60

type RunStep = {
  devControl: Control
  controls: Controls
  step: PlanStep
  orders: number
  by?: string
  leave?: string
}

/**
 * Runs the plan of a button, yields the progress of each step, and ends with the counts of both
 * sides.
 */
export async function* runStep({ devControl, controls, step, ...options }: RunStep): AsyncGenerator<StepEvent> {
  if (step === 'week') await advanceClocks(controls, WEEK_SECONDS)
  const status = await readStatus(devControl)
  const before = status.looks.at(-1)?.sides
  const purged = wasPurged(status)
  const input = {
    ...options,
    purged,
    other: before !== undefined && isOfBefore(before),
    open: !purged && before?.pasar.phase === 'open',
    planted: plantedIn(status),
  }
  let hasFailed = false
  for (const command of PLAN[step](input)) {
    // Count after a failure too: an interrupted cut-over leaves the old shop closed.
    if (hasFailed && command !== STATUS) continue
    yield { command: command.name, progress: null }
    const failures = yield* runOne(devControl, command, (await demoTime(controls)).toISOString())
    if (failures.length === 0) continue
    yield { failed: { command: command.name, failures } }
    hasFailed = true
  }
  yield { view: toView(await readStatus(devControl), await demoTime(controls)) }
}

/** Failures of dev control itself: refusals and kills. */
const failedWith = (code: string): StepFailure[] => [{ code, values: {}, message: code }]

/** Returns the failures. A verification with differences has not failed. */
async function* runOne(devControl: Control, command: StepRun, at: string): AsyncGenerator<StepEvent, StepFailure[]> {
  try {
    for await (const line of runCommand(devControl, command, at)) {
      if ('progress' in line) yield { command: command.name, progress: line.progress }
      if (!('ended' in line) || line.ended.code === 0) continue
      if (line.ended.code === null) return failedWith('killed')
      if (line.ended.failures.length > 0) return line.ended.failures
      if (command.name !== 'verify') return failedWith('unexpected')
    }
    return []
  } catch (error) {
    if (error instanceof RunRefused) return failedWith(error.code)
    throw error
  }
}
