/**
 * A session cookie: a closed ad stays closed for this visit, also on pages that the server renders.
 */
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
