import { and, isNotNull, lte } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, handoffClaims } from '@/db/schema'
import { resumableSince } from './claim-life'

/** Forgets every token that can no longer be replayed, and with it the browser that opened it. For a job, each minute. */
export async function forgetClaims(db: Connection, now: Date) {
  await db.delete(handoffClaims).where(lte(handoffClaims.forgetAt, now))
  await db
    .update(baskets)
    .set({ resumeKey: null })
    .where(and(isNotNull(baskets.resumeKey), lte(baskets.createdAt, resumableSince(now))))
}
