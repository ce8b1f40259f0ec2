import type { Messages } from '@/i18n/messages'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { controlsNeededBy, SCENARIOS } from '@/server/scenario/scenarios'
import type { ScenePlan } from '../scene/use-scene'

/** Returns the scenarios whose controls all have a key. */
export function listScenes(cards: Messages['scenario']['cards']): ScenePlan[] {
  const controls = listControls(getEnvironment())

  return SCENARIOS.filter((scenario) => controlsNeededBy(scenario).every((name) => controls[name])).map(
    ({ id, steps }) => ({ id, title: cards[id].title, steps: steps.map(({ name, to }) => ({ name, to })) }),
  )
}
