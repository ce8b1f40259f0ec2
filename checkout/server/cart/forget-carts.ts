import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../jobs/in-batches'

/** As long as a browser keeps its session. An account's cart stays with the account. */
const KEPT_DAYS = 30

/** No browser finds these lines again. */
export async function forgetCarts(db: Connection, { now }: { now: Date }) {
  await inBatches(
    async (most) =>
      (
        await db.execute(sql`
          delete from cart_lines where (session_hash, sku) in (
            select session_hash, sku from cart_lines
            where added_at < ${now.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS})
              and not exists (select from customers where customers.session_hash = cart_lines.session_hash)
            limit ${most})`)
      ).count,
  )
}
