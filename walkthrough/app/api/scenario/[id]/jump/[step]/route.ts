import { refuse } from '@jembatan/platform/request'
import { inSession } from '@/server/http/guards'
import { jumpToStep } from '@/server/scenario/jump-to-step'
import { findScenario, parseStepNumber, SCENARIOS } from '@/server/scenario/scenarios'
import { createContext } from '@/server/scenario/steps/context'
import type { Step } from '@/server/scenario/steps/step'
import { addRun } from '@/server/session/sessions'

type Params = { params: Promise<{ id: string; step: string }> }

/** Prepares what a step leaves, by the same steps, and says where the presenter's window finds it. */
export const POST = (request: Request, { params }: Params) =>
  inSession(request, async ({ systems, controls, session }) => {
    const { id, step } = await params
    const steps = findScenario(id)?.steps
    if (!steps) return refuse(request, 404, 'scenario_unknown', { scenarios: SCENARIOS.map(({ id }) => id) })
    const number = parseStepNumber(steps, step)
    if (!number) return refuse(request, 404, 'step_unknown', { steps: listSteps(steps) })
    const context = createContext(systems, controls)
    addRun(session, context)

    const jump = await jumpToStep(steps.slice(0, number), context)

    return jump.ending.verdict === 'asExpected' ? Response.json(jump) : refuse(request, 503, 'step_failed', jump)
  })

const listSteps = (steps: Step[]) => steps.map(({ name }, index) => ({ step: index + 1, act: name }))
