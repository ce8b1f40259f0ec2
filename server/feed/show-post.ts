import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { posts } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { DomainError } from '../errors'
import { type FeedPost, selectPosts, toFeedPost } from './feed-post'

/** @throws {DomainError} `post_unknown` on a miss. */
export async function showPost(ask: { db: Database; id: string; language: Language }): Promise<FeedPost> {
  const [row] = await selectPosts(ask.db).where(eq(posts.id, ask.id))
  if (!row) throw new DomainError('not_found', 'post_unknown', `There is no post ${ask.id}.`)

  return toFeedPost(row, ask.language)
}
