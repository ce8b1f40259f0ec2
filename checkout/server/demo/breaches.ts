import { remember } from '@epic-web/remember'

/** What a demo can make Pasar do wrong, so that a control can be seen to notice. */
export const BREACHES = ['a-shared-key', 'a-leaking-browser', 'an-order-on-the-way-back'] as const

export type Breach = (typeof BREACHES)[number]

// Next's bundle and the web server's are apart; one process must still do one thing wrong.
const kept = remember('pasarBreaches', (): { pasarBreaches?: Set<Breach> } => ({}))

/** The breaches that are on in this process; forgotten when it ends. */
export function switchedOn(): Set<Breach> {
  kept.pasarBreaches ??= new Set()

  return kept.pasarBreaches
}
