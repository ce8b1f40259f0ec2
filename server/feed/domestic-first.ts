import type { FeedPost } from './feed-post'

const HERE = 'Indonesia'

/** Shops write an origin with the country last: "Bandung, Indonesia". */
export const isDomestic = (origin: string) => origin.split(',').at(-1)?.trim() === HERE

/**
 * Puts domestic products first on the first page (Permendag 19/2026 Ps. 40(3)a): among ads, they
 * take the first places. The page keeps the same posts and unpaid ones keep their places, so the
 * next page begins where this one ends.
 */
export function domesticFirst<Post extends FeedPost>(posts: Post[]): Post[] {
  const ads = posts.filter(({ promoted }) => promoted)
  const inOrder = [
    ...ads.filter(({ offer }) => offer?.domestic),
    ...ads.filter(({ offer }) => !offer?.domestic),
  ].values()

  return posts.map((post) => (post.promoted ? (inOrder.next().value ?? post) : post))
}
