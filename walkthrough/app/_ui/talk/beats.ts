import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import type { ScenarioId } from '@/server/scenario/scenarios'

export type BeatId = keyof Messages['talk']['beats']

export type Beat = {
  id: BeatId
  /** The scenario of the beat, which is played in the screens. */
  scenario: ScenarioId
  /** Planned seconds. */
  seconds: number
}

export const BEATS: Beat[] = [
  { id: 'buy', scenario: 'normal', seconds: 60 },
  { id: 'cross', scenario: 'two-viewers', seconds: 30 },
  { id: 'stop', scenario: 'ramai-stopped', seconds: 50 },
  { id: 'find', scenario: 'find-me', seconds: 30 },
  { id: 'break', scenario: 'breach-an-order-in-the-feed', seconds: 40 },
  { id: 'ask', scenario: 'altered-token', seconds: 30 },
  { id: 'migrate', scenario: 'a-difference-is-found', seconds: 40 },
  { id: 'card', scenario: 'closing-card', seconds: 20 },
]

/** Beats whose scenario is played when they start. */
const PLAYED: BeatId[] = ['buy', 'stop']

export const isPlayed = ({ id }: Beat) => PLAYED.includes(id)

/** The props of each beat's overlay. */
export type BeatProps = {
  words: Messages['talk']
  systems: Messages['frame']['system']
  language: Language
  /** The reason why steering is closed here; null when it is open. */
  closed: string | null
}
