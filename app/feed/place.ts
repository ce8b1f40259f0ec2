/** The post at which a person stands, kept by Ramai for Ramai and sent nowhere else. */
export const PLACE_COOKIE = 'place'

const A_DAY = 60 * 60 * 24

/** `path` is the list that they look at. The way back from the shop leads to the whole feed, at the same post. */
export function rememberPlace(path: string, postId: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store, and the values are our own ids
  document.cookie = `${PLACE_COOKIE}=${postId}; path=/; max-age=${A_DAY}; samesite=lax`
  window.history.replaceState(null, '', `${path}?post=${postId}`)
}
