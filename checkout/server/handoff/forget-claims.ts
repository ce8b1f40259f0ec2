import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../jobs/in-batches'
import { resumableSince } from './claim-life'

/**
 * Job, each minute: deletes tokens that can no longer be replayed, and the resume keys of their
 * browsers.
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
          update baskets set resume_key = null where id in (
            select id from baskets
            where resume_key is not null and created_at <= ${resumableSince(now).toISOString()}::timestamptz limit ${most})`)
      ).count,
  )
}
