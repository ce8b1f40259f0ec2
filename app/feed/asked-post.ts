import { readRefusal } from '@/server/trpc/caller'
import { getRamai } from '../_request/visitor'
import type { FeedPage } from './trpc'

/**
 * Returns whether the post in an address is missing from its list because the moderators took it
 * down.
 */
export async function isTakenDown(asked: string | string[] | undefined, { posts }: FeedPage) {
  if (typeof asked !== 'string' || posts.some(({ id }) => id === asked)) return false
  const { feed } = await getRamai()

  return feed.post({ id: asked }).then(
    () => false,
    (failure: unknown) => readRefusal(failure)?.code === 'post_taken_down',
  )
}
