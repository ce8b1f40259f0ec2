import { remember } from '@epic-web/remember'

/** What a demo can make Ramai do wrong, so that a control can be seen to notice. */
export const BREACHES = ['an-order-in-the-feed', 'a-shared-key', 'a-tenth-claim'] as const

export type Breach = (typeof BREACHES)[number]

// Next's bundle and the web server's are apart; one process must still do one thing wrong.
const kept = remember('ramaiBreaches', (): { ramaiBreaches?: Set<Breach> } => ({}))

/** The breaches that are on in this process; forgotten when it ends. */
export function switchedOn(): Set<Breach> {
  kept.ramaiBreaches ??= new Set()

  return kept.ramaiBreaches
}
