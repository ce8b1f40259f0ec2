import type { FeedPost } from './feed-post'

const HERE = 'Indonesia'

/** A shop writes where a product comes from with the country last: "Bandung, Indonesia". */
export const isDomestic = (origin: string) => origin.split(',').at(-1)?.trim() === HERE

/**
 * On the first page domestic products come first (Permendag 19/2026 Ps. 40(3)a): they take the first of
 * the places that advertisements have. The page holds the same posts as before, and unpaid ones stay where they are, so
 * the next page still begins where this one ends.
 */
export function domesticFirst<Post extends FeedPost>(posts: Post[]): Post[] {
  const ads = posts.filter(({ promoted }) => promoted)
  const inOrder = [
    ...ads.filter(({ offer }) => offer?.domestic),
    ...ads.filter(({ offer }) => !offer?.domestic),
  ].values()

  return posts.map((post) => (post.promoted ? (inOrder.next().value ?? post) : post))
}
