import { isDemoMode } from '../environment'

/** What Pasar can be made to do wrong, for the sake of the check that must notice. */
export const BREACHES = ['a-shared-key', 'a-leaking-browser', 'an-order-on-the-way-back'] as const

export type Breach = (typeof BREACHES)[number]

// Next bundles pages, route handlers and the proxy apart; one process must still do one thing wrong.
const kept = globalThis as typeof globalThis & { pasarBreaches?: Set<Breach>; pasarLeak?: string | undefined }

/** Switched on in this process, and forgotten when it ends. */
export function switched(): Set<Breach> {
  kept.pasarBreaches ??= new Set()

  return kept.pasarBreaches
}

/** Never outside a demo, whatever is switched. */
export const isBroken = (breach: Breach) => isDemoMode() && switched().has(breach)

export const leakTo = (address: string | undefined) => {
  kept.pasarLeak = address
}

/** BREACH, row 9: what a page of Pasar asks the social app for; undefined unless it is broken on purpose. */
export const leakedPicture = () => (isBroken('a-leaking-browser') ? kept.pasarLeak : undefined)
