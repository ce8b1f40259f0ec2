import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../jobs/in-batches'
import { offeredSince, resumableSince } from './claim-life'

/**
 * Job, each minute: deletes tokens that can no longer be replayed, the resume keys of their
 * browsers, and offers that have ended.
 */
export async function forgetClaims(db: Connection, now: Date) {
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          delete from handoff_claims where (issuer, jti_hash) in (
            select issuer, jti_hash from handoff_claims where forget_at <= ${now.toISOString()}::timestamptz limit ${most})`)
      ).count,
  )
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          update offers set resume_key = null where (session_hash, id) in (
            select session_hash, id from offers
            where resume_key is not null and claimed_at <= ${resumableSince(now).toISOString()}::timestamptz limit ${most})`)
      ).count,
  )
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          delete from offers where (session_hash, id) in (
            select session_hash, id from offers where claimed_at <= ${offeredSince(now).toISOString()}::timestamptz limit ${most})`)
      ).count,
  )
}
