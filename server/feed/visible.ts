import { and, isNull, lte } from 'drizzle-orm'
import { posts } from '@/db/schema'

/**
 * A condition for posts that are visible to everybody: published by now, and not taken down. A
 * scheduled post appears when its time has come.
 */
export const isVisible = (now: Date) => and(isNull(posts.takenDownAt), lte(posts.publishedAt, now))
