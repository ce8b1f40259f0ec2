import { arrayContains, eq, inArray, type SQL } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { follows, postSaves, posts } from '@/db/schema'

/** The posts that a list contains; newest first in each. */
export type Scope =
  | { of: 'everybody' }
  /** Posts of creators that this member follows; empty for a visitor without an account. */
  | { of: 'followed'; memberId: string | undefined }
  /** Posts that this member saved. */
  | { of: 'saved'; memberId: string | undefined }
  | { of: 'creator'; creatorId: string }
  | { of: 'hashtag'; hashtag: string }
  /** Posts that a search found: a condition for one page of matches. */
  | { of: 'search'; matches: (page: Stretch) => SQL }

/** `from` is a condition on posts: where to begin, and which to leave out. */
export type Stretch = { from: SQL | undefined; most: number }

/** The list that a visitor requests. The member comes from the session and never from input. */
export type RequestedScope =
  | { of: 'everybody' }
  | { of: 'followed' }
  | { of: 'saved' }
  | { of: 'creator'; creatorId: string }
  | { of: 'hashtag'; hashtag: string }

export const scopeFor = ({ memberId }: { memberId?: string | undefined }, name: RequestedScope): Scope =>
  name.of === 'followed' || name.of === 'saved' ? { of: name.of, memberId } : name

export const EVERYBODY: Scope = { of: 'everybody' }

/** Returns the condition of a scope on `posts`; undefined for all posts. */
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
