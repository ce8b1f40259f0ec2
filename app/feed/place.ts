/** The current post, stored by Ramai for Ramai and sent nowhere else. */
export const PLACE_COOKIE = 'place'

const A_DAY = 60 * 60 * 24

/** `path` is the viewed list. The way back from the shop opens the whole feed at the same post. */
export function rememberPlace(path: string, postId: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not widely available; we write our own ids
  document.cookie = `${PLACE_COOKIE}=${postId}; path=/; max-age=${A_DAY}; samesite=lax`
  window.history.replaceState(null, '', `${path}?post=${postId}`)
}
