export const MOST_SEEN = 8
const PRODUCT = /^[a-z0-9-]{1,64}$/

/** Returns the ids of the cookie, the last opened first. */
export const readSeen = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .split('.')
    .filter((id) => PRODUCT.test(id))
    .slice(0, MOST_SEEN)

/** Returns the cookie after the page of a product was opened; undefined for another page. */
export function addSeen(cookie: string | undefined, path: string): string | undefined {
  const [, id] = /^\/products\/([^/]+)$/.exec(path) ?? []
  if (id === undefined || !PRODUCT.test(id)) return undefined

  return [id, ...readSeen(cookie).filter((other) => other !== id)].slice(0, MOST_SEEN).join('.')
}
