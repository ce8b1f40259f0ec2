import { Check, CircleSlash, type LucideIcon, OctagonX } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import type { StepResult } from '@/server/scenario/steps/step'

type Outcome = {
  word: 'asExpected' | 'unexpected' | 'notPlayed'
  Icon: LucideIcon
  text: string
  mark: string
  fill: string
}

const OUTCOMES = {
  asExpected: {
    word: 'asExpected',
    Icon: Check,
    text: 'text-pasar-night',
    mark: 'text-(--mark-good,var(--color-pasar-night))',
    fill: 'bg-pasar-night text-night',
  },
  unexpected: {
    word: 'unexpected',
    Icon: OctagonX,
    text: 'text-ramai-night',
    mark: 'text-(--mark-wrong,var(--color-ramai-night))',
    fill: 'bg-ramai-night text-night',
  },
  /** Grey: no rule was checked. */
  notPlayed: {
    word: 'notPlayed',
    Icon: CircleSlash,
    text: 'text-night-quiet',
    mark: 'text-current',
    fill: 'border border-night-line text-night-quiet',
  },
} as const satisfies Record<Outcome['word'] & keyof Messages['scenario'], Outcome>

/** How the result of a step looks, and its word. */
export const outcomeOf = ({ asExpected, notPlayed }: Pick<StepResult, 'asExpected' | 'notPlayed'>): Outcome =>
  OUTCOMES[asExpected ? 'asExpected' : notPlayed ? 'notPlayed' : 'unexpected']

/** The colour of an ending. */
export const endingColour = (verdict: string) =>
  OUTCOMES[verdict === 'asExpected' || verdict === 'notPlayed' ? verdict : 'unexpected'].text
