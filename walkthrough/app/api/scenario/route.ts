import { inDemo } from '@/server/http/guards'
import { controlsNeededBy, SCENARIOS } from '@/server/scenario/scenarios'

export const dynamic = 'force-dynamic'

/** Everything that can be run, for programs. */
export const GET = (request: Request) =>
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
