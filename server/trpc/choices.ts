/** What a browser keeps of its visitor's choices, for pages, their scripts and endpoints alike. */

/** A session cookie, so that a closed advertisement stays closed for this visit, on the server's pages too. */
export const CLOSED_ADS_COOKIE = 'closed_ads'

export const POST_ID = /^[a-z0-9-]{1,64}$/
const MOST = 50

export function readClosedAds(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('.')
    .filter((id) => POST_ID.test(id))
    .slice(-MOST)
}

export function withClosedAd(cookie: string | undefined, postId: string): string {
  const closed = new Set([...readClosedAds(cookie), ...readClosedAds(postId)])

  return [...closed].slice(-MOST).join('.')
}

export const withoutClosedAd = (cookie: string | undefined, postId: string): string =>
  readClosedAds(cookie)
    .filter((id) => id !== postId)
    .join('.')

/** Set to `off` by a person who does not want to read the leave notice again. */
export const LEAVE_NOTICE_COOKIE = 'leave_notice'
export const NOTICE_OFF = 'off'

export const LINK_KINDS = ['signed', 'plain'] as const

/** How a tap leads to the shop: by a signed handoff, or for comparison by the item's plain address. */
export type LinkKind = (typeof LINK_KINDS)[number]

/** A session cookie: a comparison is over when the browser closes. */
export const LINK_COOKIE = 'link'

export const readLinkKind = (cookie: string | undefined): LinkKind => (cookie === 'plain' ? 'plain' : 'signed')
