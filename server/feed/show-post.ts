import { DomainError } from '@jembatan/platform/errors'
import type { Lagging } from '@/db/lagging'
import { type FeedPost, type Reader, readPosts, toFeedPost } from './feed-post'

/** @throws {DomainError} `post_unknown` on a miss, `post_taken_down` when the moderators took it down. */
export async function showPost(ask: Reader & { db: Lagging; id: string; now: Date }): Promise<FeedPost> {
  const [row] = await readPosts(ask.db, [ask.id])
  if (!row || row.post.publishedAt > ask.now)
    throw new DomainError('not_found', 'post_unknown', `There is no post ${ask.id}.`)

  if (row.post.takenDownAt !== null)
    throw new DomainError('not_found', 'post_taken_down', `Post ${ask.id} was taken down.`)

  return toFeedPost(row, ask)
}
