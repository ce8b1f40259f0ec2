import { remember } from '@epic-web/remember'

/** Violations that a demo can plant, to show that a control detects them. */
export const BREACHES = ['an-order-in-the-feed', 'a-shared-key', 'a-tenth-claim'] as const

export type Breach = (typeof BREACHES)[number]

// Shared through the process, because Next's bundle has its own copy of this module.
const memory = remember('ramaiBreaches', (): { ramaiBreaches?: Set<Breach> } => ({}))

/** Returns the violations that are switched on in this process; they end with it. */
export function switchedOn(): Set<Breach> {
  memory.ramaiBreaches ??= new Set()

  return memory.ramaiBreaches
}
