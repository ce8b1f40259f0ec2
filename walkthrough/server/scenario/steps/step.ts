import type { Messages } from '@/i18n/messages'
import type { ControlName } from '../../controls/controls'
import type { SystemName } from '../../systems/systems'
import type { ScenarioContext } from './context'

/** What a step does, in the words of both languages. */
export type StepName = keyof Messages['scenario']['act']

/** What a response means, in words that may hold a number or a name. */
export type Note = { word: keyof Messages['scenario']['note']; values?: Record<string, string | number> }

export type Target = SystemName | 'devControl'

/** How a system responded, and whether that is what the rule asks for. */
export type StepResult = { request: string; status: number; code?: string; asExpected: boolean; note?: Note }

export type Step = {
  name: StepName
  to: Target
  /** A control that it cannot do without. */
  needs?: ControlName
  run: (context: ScenarioContext) => Promise<StepResult>
}

export type CompletedStep = StepResult & { number: number; act: StepName; to: Target; tookMs: number }
