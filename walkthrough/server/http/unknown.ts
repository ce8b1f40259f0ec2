import type { Act } from '../scenario/act'
import { SCENARIOS } from '../scenario/scenarios'

/** Nobody knows it; here is what there is. */
export const unknownScenario = (id: string) =>
  Response.json({ error: `no scenario “${id}”`, scenarios: SCENARIOS.map(({ id }) => id) }, { status: 404 })

export const unknownStep = (step: string, script: Act[]) =>
  Response.json(
    { error: `no step “${step}”`, steps: script.map(({ name }, index) => ({ step: index + 1, act: name })) },
    { status: 404 },
  )
