import type { Letter } from '@jembatan/platform/mail'
import { isDemoMode } from '../environment'

const NEWEST = 20

export type KeptLetter = Letter & { at: Date }

// Next bundles pages and actions apart; what one of them sends another one shows.
const kept = globalThis as typeof globalThis & { ramaiOutbox?: KeptLetter[] }

/** A letter of a demo goes nowhere: it is shown, the newest first, until the process ends. */
export async function keepInOutbox(letter: Letter) {
  kept.ramaiOutbox = [{ ...letter, at: new Date() }, ...(kept.ramaiOutbox ?? [])].slice(0, NEWEST)
}

/** Undefined outside a demo, which has no outbox. */
export const listOutbox = () => (isDemoMode() ? (kept.ramaiOutbox ?? []) : undefined)
