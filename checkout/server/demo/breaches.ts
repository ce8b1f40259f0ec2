import { remember } from '@epic-web/remember'

/** Violations that a demo can plant in Pasar, so that a control can be seen to detect them. */
export const BREACHES = ['a-shared-key', 'a-leaking-browser', 'an-order-on-the-way-back'] as const

export type Breach = (typeof BREACHES)[number]

// Next's bundle and the web server's each load this module; both must share one set.
const singleton = remember('pasarBreaches', (): { pasarBreaches?: Set<Breach> } => ({}))

/** The violations that are on in this process; lost when it ends. */
export function switchedOn(): Set<Breach> {
  singleton.pasarBreaches ??= new Set()

  return singleton.pasarBreaches
}
