import type { Messages } from '@/i18n/messages'
import type { ControlName } from '../steer/doors'
import type { SystemName } from '../system/systems'
import type { Scene } from './scene'

/** What a step does, in the words of both languages. */
export type ActName = keyof Messages['scenario']['act']

/** What an answer means, in words that may hold a number or a name. */
export type Note = { word: keyof Messages['scenario']['note']; values?: Record<string, string | number> }

export type Actor = SystemName | 'devControl'

/** How a system answered, and whether that is what the rule asks for. */
export type Seen = { request: string; status: number; code?: string; asExpected: boolean; note?: Note }

/** One step of a scenario. */
export type Act = {
  name: ActName
  to: Actor
  /** A control that it cannot do without. */
  needs?: ControlName
  does: (scene: Scene) => Promise<Seen>
}

export type PlayedStep = Seen & { number: number; act: ActName; to: Actor; tookMs: number }
