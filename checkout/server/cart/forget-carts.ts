import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../jobs/in-batches'
import { SESSION_DAYS } from '../session/limits'

/** Deletes cart lines whose browser session has expired. An account's cart stays. */
export async function forgetCarts(db: Connection, { now }: { now: Date }) {
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          delete from cart_lines where (session_hash, sku) in (
            select session_hash, sku from cart_lines
            where added_at < ${now.toISOString()}::timestamptz - make_interval(days => ${SESSION_DAYS})
              and not exists (select from customers where customers.session_hash = cart_lines.session_hash)
            limit ${most})`)
      ).count,
  )
}
