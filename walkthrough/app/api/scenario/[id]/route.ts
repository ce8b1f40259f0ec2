import { refuse } from '@jembatan/platform/request'
import { inSession } from '@/server/http/guards'
import { writeJsonLines } from '@/server/json-lines'
import { runSteps, undoAll } from '@/server/scenario/run-scenario'
import { findScenario, SCENARIOS, type Scenario } from '@/server/scenario/scenarios'
import { createContext, type ScenarioContext } from '@/server/scenario/steps/context'
import { addRun } from '@/server/session/sessions'

type Params = { params: Promise<{ id: string }> }

/** Runs it from the beginning, and sends each step as it ends: one JSON a line. */
export const POST = (request: Request, { params }: Params) =>
  inSession(request, async ({ systems, controls, session }) => {
    const { id } = await params
    const scenario = findScenario(id)
    if (!scenario) return unknownScenario(request)
    const context = createContext(systems, controls)
    addRun(session, context)

    const lines = writeJsonLines(run(scenario, context), { signal: request.signal })

    return new Response(lines, { headers: { 'content-type': 'application/x-ndjson' } })
  })

async function* run({ id, steps }: Scenario, context: ScenarioContext) {
  try {
    yield { scenario: id, steps: steps.length }
    yield* runSteps(steps, context)
  } finally {
    await undoAll(context)
  }
}

const unknownScenario = (request: Request) =>
  refuse(request, 404, 'scenario_unknown', { scenarios: SCENARIOS.map(({ id }) => id) })
