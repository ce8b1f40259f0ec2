import { getEnvironment } from '../environment'
import type { PostsContext } from '../feed/feed-post'
import { showPost } from '../feed/show-post'

/** Returns the public address of a creator's page. */
export const addressOfCreator = (id: string) => `${getEnvironment().RAMAI_ORIGIN}/creators/${id}`

/**
 * Returns a post with its public address. @throws {DomainError} `post_unknown`, `post_taken_down`
 */
export async function showShared(ctx: PostsContext, { postId }: { postId: string }) {
  const origin = getEnvironment().RAMAI_ORIGIN
  const post = await showPost(ctx, { id: postId })

  return { post, origin, url: `${origin}/posts/${post.id}` }
}
