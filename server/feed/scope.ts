import { arrayContains, eq, inArray, type SQL } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { follows, postSaves, posts } from '@/db/schema'

/** Which posts a list is of; the newest come first in each. */
export type Scope =
  | { of: 'everybody' }
  /** By creators whom this member follows; of nobody, while nobody is signed in. */
  | { of: 'followed'; memberId: string | undefined }
  /** Which this member saved. */
  | { of: 'saved'; memberId: string | undefined }
  | { of: 'creator'; creatorId: string }
  | { of: 'hashtag'; hashtag: string }
  /** What a search found, as a condition on posts: so many of those from a place on. */
  | { of: 'search'; matches: (page: Stretch) => SQL }

/** `from` is a condition on posts: from where on, and which not. */
export type Stretch = { from: SQL | undefined; most: number }

/** Which list a visitor asks for. Whose follows and saves count is the session's to say, and no input's. */
export type AskedScope =
  | { of: 'everybody' }
  | { of: 'followed' }
  | { of: 'saved' }
  | { of: 'creator'; creatorId: string }
  | { of: 'hashtag'; hashtag: string }

export const scopeFor = ({ memberId }: { memberId?: string | undefined }, asked: AskedScope): Scope =>
  asked.of === 'followed' || asked.of === 'saved' ? { of: asked.of, memberId } : asked

export const EVERYBODY: Scope = { of: 'everybody' }

/** The rows of `posts` within a scope; undefined for all of them. */
export function within(db: Lagging, scope: Scope, page: Stretch): SQL | undefined {
  switch (scope.of) {
    case 'everybody':
      return undefined
    case 'followed':
      return inArray(
        posts.creatorId,
        db
          .select({ id: follows.creatorId })
          .from(follows)
          .where(eq(follows.memberId, scope.memberId ?? '')),
      )
    case 'saved':
      return inArray(
        posts.id,
        db
          .select({ id: postSaves.postId })
          .from(postSaves)
          .where(eq(postSaves.memberId, scope.memberId ?? '')),
      )
    case 'creator':
      return eq(posts.creatorId, scope.creatorId)
    case 'hashtag':
      return arrayContains(posts.hashtags, [scope.hashtag])
    case 'search':
      return scope.matches(page)
  }
}
