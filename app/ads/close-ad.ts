import { CLOSED_ADS_COOKIE, withClosedAd } from './closed-ads'

/** "Tutup" in the browser: the same cookie that the form without JavaScript sets. */
export function closeAd(postId: string) {
  const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${CLOSED_ADS_COOKIE}=`))
  const closed = withClosedAd(cookie?.slice(CLOSED_ADS_COOKIE.length + 1), postId)

  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store, and the values are our own ids
  document.cookie = `${CLOSED_ADS_COOKIE}=${closed}; path=/; samesite=lax`
}
