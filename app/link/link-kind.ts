import type { cookies } from 'next/headers'

export const LINK_KINDS = ['signed', 'plain'] as const

/** How a tap leads to the shop: by a signed handoff, or for comparison by the item's plain address. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** A session cookie: a comparison is over when the browser closes. */
export const LINK_COOKIE = 'link'

export function readLinkKind(jar: Awaited<ReturnType<typeof cookies>>): LinkKind {
  return jar.get(LINK_COOKIE)?.value === 'plain' ? 'plain' : 'signed'
}
