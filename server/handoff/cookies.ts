/** `off` for a person who has dismissed the leave notice for good. */
export const LEAVE_NOTICE_COOKIE = 'leave_notice'

export const NOTICE_OFF = 'off'

export const LINK_KINDS = ['signed', 'plain'] as const

/**
 * How a tap opens the shop: by a signed handoff, or for comparison by the product's plain address.
 */
export type LinkKind = (typeof LINK_KINDS)[number]

/** A session cookie: the comparison ends when the browser closes. */
export const LINK_COOKIE = 'link'

export const readLinkKind = (cookie: string | undefined): LinkKind => (cookie === 'plain' ? 'plain' : 'signed')
