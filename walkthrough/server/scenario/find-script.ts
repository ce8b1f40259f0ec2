import type { Act } from './act'
import { findScenario, type ScenarioId } from './scenarios'
import { SCRIPTS } from './scripts'

export function findScript(id: string): { id: ScenarioId; script: Act[] } | undefined {
  const scenario = findScenario(id)

  return scenario && { id: scenario.id, script: SCRIPTS[scenario.id] }
}

/** A step as the address names it, counted from one. */
export function readStep(script: Act[], text: string): number | undefined {
  const step = /^[1-9]\d?$/.test(text) ? Number(text) : 0

  return step >= 1 && step <= script.length ? step : undefined
}
