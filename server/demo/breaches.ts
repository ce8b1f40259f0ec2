import { isDemoMode } from '../environment'

/** What Ramai can be made to do wrong, for the sake of the check that must notice. */
export const BREACHES = ['an-order-in-the-feed', 'a-shared-key', 'a-tenth-claim'] as const

export type Breach = (typeof BREACHES)[number]

// Next bundles route handlers apart; one process must still do one thing wrong.
const kept = globalThis as typeof globalThis & { ramaiBreaches?: Set<Breach> }

/** Switched on in this process, and forgotten when it ends. */
export function switched(): Set<Breach> {
  kept.ramaiBreaches ??= new Set()

  return kept.ramaiBreaches
}

/** Never outside a demo, whatever is switched. */
export const isBroken = (breach: Breach) => isDemoMode() && switched().has(breach)
