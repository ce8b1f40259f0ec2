import { CLOSED_ADS_COOKIE, withClosedAd, withoutClosedAd } from '@/server/feed/cookies'

/** "Tutup" in the browser: writes the same cookie as the form without JavaScript. */
export const closeAd = (postId: string) => write(withClosedAd(read(), postId))

/** "Urungkan": lets the ad appear again. */
export const reopenAd = (postId: string) => write(withoutClosedAd(read(), postId))

const read = () =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${CLOSED_ADS_COOKIE}=`))
    ?.slice(CLOSED_ADS_COOKIE.length + 1)

function write(closed: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not widely available; we write our own ids
  document.cookie = `${CLOSED_ADS_COOKIE}=${closed}; path=/; samesite=lax`
}
