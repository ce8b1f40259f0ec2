import { and, isNull, lte } from 'drizzle-orm'
import { posts } from '@/db/schema'

/**
 * The posts that are there for anybody: published by now, and not taken down. A scheduled post appears by this condition
 * alone, when its time has come.
 */
export const isVisible = (now: Date) => and(isNull(posts.takenDownAt), lte(posts.publishedAt, now))
