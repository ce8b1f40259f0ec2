import { ControlUnavailable } from '../controls/controls'
import { ScreenLost } from '../live-browser/live-session'
import { log } from '../log'
import { RunRefused } from '../migration/runs'
import type { ScenarioContext } from './steps/context'
import { type CompletedStep, NOT_PLAYED, type Step, type StepResult, type Target } from './steps/step'

/**
 * The ending of a run: as expected or not, or a missing precondition, control, system or screen.
 */
export type Ending =
  | { verdict: 'asExpected' | 'unexpected' | 'notPlayed' | 'closed' }
  | { verdict: 'down'; system: Target }
  | { verdict: ScreenLost['why']; step: number }

export type RunEvent = { step: CompletedStep } | { ending: Ending }

/** Runs the steps until the first unexpected response, because later steps would prove nothing. */
export async function* runSteps(steps: Step[], context: ScenarioContext): AsyncGenerator<RunEvent> {
  for (const [index, step] of steps.entries()) {
    const began = performance.now()
    const number = index + 1
    const { result, ending } = await runStep(step, number, context)
    const tookMs = Math.round(performance.now() - began)
    if (result) yield { step: { number, act: step.name, to: step.to, tookMs, ...result } }
    if (ending) return yield { ending }
  }
  yield { ending: { verdict: 'asExpected' } }
}

type StepRun = { result?: StepResult; ending?: Ending }

async function runStep(step: Step, number: number, context: ScenarioContext): Promise<StepRun> {
  try {
    const result = await step.run(context)

    if (result.asExpected) return { result }

    return { result, ending: { verdict: result.notPlayed ? 'notPlayed' : 'unexpected' } }
  } catch (error) {
    if (error instanceof ControlUnavailable) return { ending: { verdict: 'closed' } }
    if (isUnreachable(error)) {
      log.warn({ err: error, step: step.name }, 'no answer to a scenario step')
      return { ending: { verdict: 'down', system: step.to } }
    }
    if (error instanceof RunRefused && error.code === 'already_running')
      return {
        result: { request: step.name, status: 409, code: error.code, ...NOT_PLAYED, note: { word: 'commandRuns' } },
        ending: { verdict: 'notPlayed' },
      }
    if (error instanceof ScreenLost) {
      log.warn({ err: error, step: step.name }, 'a scene lost its screen')
      return { ending: { verdict: error.why, step: number } }
    }
    log.warn({ err: error, step: step.name }, 'unreadable response in a scenario step')

    return {
      result: { request: step.name, status: 0, code: 'unreadable', asExpected: false },
      ending: { verdict: 'unexpected' },
    }
  }
}

/** No process listens there, or it does not respond in time. */
const isUnreachable = (error: unknown) =>
  error instanceof Error &&
  (['AbortError', 'TimeoutError'].includes(error.name) ||
    (error instanceof TypeError && error.message === 'fetch failed') ||
    ('code' in error && /^E[A-Z]+$/.test(String(error.code))))

export async function undoAll({ undo }: Pick<ScenarioContext, 'undo'>): Promise<void> {
  for (const undoOne of undo.splice(0).reverse())
    await undoOne().catch((error: unknown) => log.warn({ err: error }, 'undo of a scenario step failed'))
}
