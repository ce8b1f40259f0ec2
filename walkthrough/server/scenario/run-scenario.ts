import { ControlUnavailable } from '../controls/controls'
import { log } from '../log'
import type { ScenarioContext } from './steps/context'
import type { CompletedStep, Step, StepResult, Target } from './steps/step'

/** How a run ended: every response as expected, one that was not, or a control or a system that was not there. */
export type Ending = { verdict: 'asExpected' | 'unexpected' | 'closed' } | { verdict: 'down'; system: Target }

export type RunEvent = { step: CompletedStep } | { ending: Ending }

/** Step by step, and no further than the first unexpected response: what follows would prove nothing. */
export async function* runSteps(steps: Step[], context: ScenarioContext): AsyncGenerator<RunEvent> {
  for (const [index, step] of steps.entries()) {
    const began = performance.now()
    const { result, ending } = await runStep(step, context)
    const tookMs = Math.round(performance.now() - began)
    if (result) yield { step: { number: index + 1, act: step.name, to: step.to, tookMs, ...result } }
    if (ending) return yield { ending }
  }
  yield { ending: { verdict: 'asExpected' } }
}

async function runStep(step: Step, context: ScenarioContext): Promise<{ result?: StepResult; ending?: Ending }> {
  try {
    const result = await step.run(context)

    return result.asExpected ? { result } : { result, ending: { verdict: 'unexpected' } }
  } catch (error) {
    if (error instanceof ControlUnavailable) return { ending: { verdict: 'closed' } }
    if (isUnreachable(error)) return { ending: { verdict: 'down', system: step.to } }
    log.warn({ err: error, step: step.name }, 'unreadable response in a scenario step')

    return {
      result: { request: step.name, status: 0, code: 'unreadable', asExpected: false },
      ending: { verdict: 'unexpected' },
    }
  }
}

/** Nothing listens there, or it does not respond in time. */
const isUnreachable = (error: unknown) =>
  error instanceof Error &&
  (error.name === 'TimeoutError' || (error instanceof TypeError && error.message === 'fetch failed'))

export async function undoAll({ undo }: Pick<ScenarioContext, 'undo'>): Promise<void> {
  for (const undoOne of undo.splice(0).reverse())
    await undoOne().catch((error: unknown) => log.warn({ err: error }, 'undo of a scenario step failed'))
}
