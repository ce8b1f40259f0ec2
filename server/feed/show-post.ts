import { DomainError } from '@jembatan/platform/errors'
import { type FeedPost, type PostsContext, readPosts, toFeedPost } from './feed-post'

/**
 * @throws {DomainError} `post_unknown` on a miss, `post_taken_down` when the moderators took it
 * down.
 */
export async function showPost(ctx: PostsContext, { id }: { id: string }): Promise<FeedPost> {
  const [row] = await readPosts(ctx.db, [id])
  if (!row || row.post.publishedAt > ctx.now)
    throw new DomainError('not_found', 'post_unknown', `There is no post ${id}.`)

  if (row.post.takenDownAt !== null) throw new DomainError('not_found', 'post_taken_down', `Post ${id} was taken down.`)

  return toFeedPost(row, ctx)
}
