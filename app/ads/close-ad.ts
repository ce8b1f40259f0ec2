import { CLOSED_ADS_COOKIE, withClosedAd, withoutClosedAd } from '@/server/feed/cookies'

/** "Tutup" in the browser: the same cookie that the form without JavaScript sets. */
export const closeAd = (postId: string) => write(withClosedAd(read(), postId))

/** "Urungkan": the ad may be shown again. */
export const reopenAd = (postId: string) => write(withoutClosedAd(read(), postId))

const read = () =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${CLOSED_ADS_COOKIE}=`))
    ?.slice(CLOSED_ADS_COOKIE.length + 1)

function write(closed: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store, and the values are our own ids
  document.cookie = `${CLOSED_ADS_COOKIE}=${closed}; path=/; samesite=lax`
}
