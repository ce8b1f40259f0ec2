import { readRefusal } from '@/server/trpc/caller'
import { getRamai } from '../_request/visitor'
import type { FeedPage } from './trpc'

/**
 * Returns whether the post in an address is missing from its list because the moderators took it
 * down.
 */
export async function isTakenDown(postId: string | string[] | undefined, { posts }: FeedPage) {
  if (typeof postId !== 'string' || posts.some(({ id }) => id === postId)) return false
  const { feed } = await getRamai()

  return feed.post({ id: postId }).then(
    () => false,
    (failure: unknown) => readRefusal(failure)?.code === 'post_taken_down',
  )
}
