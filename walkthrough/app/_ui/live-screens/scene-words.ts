import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { CompletedStep, Target } from '@/server/scenario/steps/step'
import type { Scene } from '../scene/use-scene'

export type SceneWords = {
  scenario: Pick<
    Messages['scenario'],
    'act' | 'note' | 'asExpected' | 'unexpected' | 'notPlayed' | 'withoutPointer' | 'ending' | 'devControl' | 'progress'
  >
  systems: Messages['frame']['system']
  scene: Messages['liveScreens']['scene']
  language: Language
}

export const targetWord = ({ scenario, systems }: SceneWords, to: Target): string =>
  to === 'devControl' ? scenario.devControl : systems[to].name

/** Returns the result of a step, with a remark if the pointer found no control. */
export function noteWord({ scenario, language }: SceneWords, { note, withoutPointer }: CompletedStep) {
  const figure = note?.values?.[language]
  const happened = note && fill(scenario.note[note.word], { ...note.values, ...(figure !== undefined && { figure }) })

  return [happened, withoutPointer && scenario.withoutPointer].filter(Boolean).join(' ') || undefined
}

/** Returns the ending of the scene. */
export function endingWord(words: SceneWords, ending: NonNullable<Scene['ending']>): string {
  const { scenario, scene } = words
  if (ending.verdict === 'lost' || ending.verdict === 'busy') return scene[ending.verdict]
  const system = ending.verdict === 'down' ? targetWord(words, ending.system) : ''
  const step = 'step' in ending ? ending.step : ''

  return fill(scenario.ending[ending.verdict], { system, step })
}
