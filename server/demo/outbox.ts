import { remember } from '@epic-web/remember'
import type { Letter } from '@jembatan/platform/mail'

const NEWEST = 100

export type KeptLetter = Letter & { memberId: string; at: Date }

// Next bundles pages and actions apart; what one of them sends another one shows.
const kept = remember('ramaiOutbox', (): { ramaiOutbox?: KeptLetter[] } => ({}))

/** A letter of a demo goes nowhere: it is shown, the newest first, until the process ends. */
export function keepInOutbox(letter: Omit<KeptLetter, 'at'>) {
  kept.ramaiOutbox = [{ ...letter, at: new Date() }, ...(kept.ramaiOutbox ?? [])].slice(0, NEWEST)
}

/** The letters to these members. */
export const listOutbox = (memberIds: string[]) =>
  (kept.ramaiOutbox ?? []).filter(({ memberId }) => memberIds.includes(memberId))
