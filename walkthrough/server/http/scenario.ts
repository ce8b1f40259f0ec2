import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { jumpToStep } from '../scenario/jump-to-step'
import { runSteps, undoAll } from '../scenario/run-scenario'
import { controlsNeededBy, findScenario, parseStepNumber, SCENARIOS, type Scenario } from '../scenario/scenarios'
import { createContext, type ScenarioContext } from '../scenario/steps/context'
import type { Step } from '../scenario/steps/step'
import { resetSession } from '../session/reset-session'
import { addRun } from '../session/sessions'
import { answerLines } from './answer-lines'
import { LONGER_BODY, LOOKS, STEERS } from './declarations'
import { inDemo, inSession } from './guards'

/** Lists the scenarios for programs. */
const list = (request: Request) =>
  inDemo(request, async () =>
    Response.json({
      scenarios: SCENARIOS.map((scenario) => ({
        id: scenario.id,
        group: scenario.group,
        rule: scenario.rule,
        needs: controlsNeededBy(scenario),
        steps: scenario.steps.map(({ name, to }, index) => ({ step: index + 1, act: name, to })),
      })),
    }),
  )

/** Runs a scenario and streams each finished step as a JSON line. */
const run = (request: Request, { id }: { id: string }) =>
  inSession(request, async ({ systems, controls, session }) => {
    const scenario = findScenario(id)
    if (!scenario) return unknownScenario(request)
    const context = createContext(systems, controls)
    addRun(session, context)

    return answerLines(runAll(scenario, context), { signal: request.signal })
  })

async function* runAll({ id, steps }: Scenario, context: ScenarioContext) {
  try {
    yield { scenario: id, steps: steps.length }
    yield* runSteps(steps, context)
  } finally {
    await undoAll(context)
  }
}

/** Runs the steps up to the given one, and returns the page for the presenter's window. */
const jump = (request: Request, { id, step }: { id: string; step: string }) =>
  inSession(request, async ({ systems, controls, session }) => {
    const steps = findScenario(id)?.steps
    if (!steps) return unknownScenario(request)
    const number = parseStepNumber(steps, step)
    if (!number) return refuse(request, 404, 'step_unknown', { steps: listSteps(steps) })
    const context = createContext(systems, controls)
    addRun(session, context)

    const jump = await jumpToStep(steps.slice(0, number), context)

    return jump.ending.verdict === 'asExpected' ? Response.json(jump) : refuse(request, 503, 'step_failed', jump)
  })

const listSteps = (steps: Step[]) => steps.map(({ name }, index) => ({ step: index + 1, act: name }))

export const unknownScenario = (request: Request) =>
  refuse(request, 404, 'scenario_unknown', { scenarios: SCENARIOS.map(({ id }) => id) })

/** Resets this window's session and no other. */
const reset = (request: Request) =>
  inSession(request, async ({ controls, session }) => Response.json(await resetSession(session, controls)))

const STEERS_BY_STEPS = { ...STEERS, body: LONGER_BODY }

export const scenario = [
  endpoint('GET', '/api/scenario', { ...LOOKS, demoOnly: true }, list),
  endpoint('POST', '/api/scenario/[id]', STEERS_BY_STEPS, run),
  endpoint('POST', '/api/scenario/[id]/jump/[step]', STEERS_BY_STEPS, jump),
  endpoint('POST', '/api/session/reset', STEERS, reset),
]
