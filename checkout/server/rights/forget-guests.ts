import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { inBatches } from '../jobs/in-batches'
import { SESSION_DAYS } from '../session/limits'

/**
 * Deletes baskets and addresses without an order of guests whose browser session has expired, so
 * that no browser can reach them. An account's data stays, and orders keep their address.
 */
export async function forgetGuests(db: Connection, { now }: { now: Date }) {
  const before = new Date(now.getTime() - SESSION_DAYS * 24 * 60 * 60 * 1000)
  const old = (moment: SQL) => sql`${moment} < ${before.toISOString()}::timestamptz`
  const [isIdle, ofNobody] = [old(sql`updated_at`), isGone(sql`baskets.session_hash`, old)]
  const [isUnused, isOrphaned] = [old(sql`used_at`), isGone(sql`address.session_hash`, old)]
  const statements = [
    (most: number) => sql`
      delete from baskets where id in (
        select id from baskets join basket_deliveries on basket_id = id
        where state = 'open' and ${isIdle} and ${ofNobody} limit ${most})`,
    (most: number) => sql`
      delete from saved_addresses where id in (
        select id from saved_addresses as address where ${isUnused} and ${isOrphaned} limit ${most})`,
  ]

  for (const statement of statements) await inBatches(async (most) => (await db.execute(statement(most))).count)
}

/** Rows that renew a session, each with its time. */
const RENEWALS = [
  { rows: sql`orders`, at: sql`placed_at` },
  { rows: sql`order_readers`, at: sql`created_at` },
  { rows: sql`cart_lines`, at: sql`added_at` },
  { rows: sql`collected_vouchers`, at: sql`collected_at` },
  { rows: sql`wishes`, at: sql`created_at` },
  { rows: sql`helpful_marks`, at: sql`created_at` },
  { rows: sql`saved_addresses`, at: sql`used_at` },
  { rows: sql`baskets join basket_deliveries on basket_id = id`, at: sql`updated_at` },
  { rows: sql`baskets`, at: sql`created_at` },
  { rows: sql`data_deletions`, at: sql`asked_at` },
]

const isGone = (session: SQL, old: (moment: SQL) => SQL) => sql`
  not exists (select from customers where customers.session_hash = ${session})
  and ${sql.join(
    RENEWALS.map(
      ({ rows, at }) =>
        sql`not exists (select from (select session_hash, ${at} as at from ${rows}) own where own.session_hash = ${session} and not ${old(sql`own.at`)})`,
    ),
    sql` and `,
  )}`
