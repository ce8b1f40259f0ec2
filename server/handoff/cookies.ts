/** Set to `off` by a person who does not want to read the leave notice again. */
export const LEAVE_NOTICE_COOKIE = 'leave_notice'

export const NOTICE_OFF = 'off'

export const LINK_KINDS = ['signed', 'plain'] as const

/** How a tap leads to the shop: by a signed handoff, or for comparison by the item's plain address. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** A session cookie: a comparison is over when the browser closes. */
export const LINK_COOKIE = 'link'

export const readLinkKind = (cookie: string | undefined): LinkKind => (cookie === 'plain' ? 'plain' : 'signed')
