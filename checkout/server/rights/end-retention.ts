import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { ERASED, keptUntil } from './held-records'

/** What was kept long enough has no name any more; what was sold and paid stays in the books as numbers. */
export async function endRetention(db: Database, { now }: { now: Date }) {
  const transactions = keptUntil('transactions', now).toISOString()
  const others = keptUntil('others', now).toISOString()

  await db.transaction(async (tx) => {
    const ended = await tx.execute(sql`
      with ended as (
        update orders set recipient = ${ERASED}, phone = ${ERASED}, street = ${ERASED}, email = null, rt_rw = null,
          landmark = null, courier_note = null, session_hash = ${ERASED}
        where placed_at < ${transactions}::timestamptz and recipient <> ${ERASED} returning id, basket_id
      ), deliveries as (
        delete from basket_deliveries where basket_id in (select basket_id from ended)
      )
      select id from ended`)
    await tx.execute(sql`
      with gone as (delete from buyer_messages where at < ${others}::timestamptz returning key)
      delete from outbox where key in (select key from gone)`)
    if (ended.length > 0) await recordEvent(tx, { kind: 'retention_ended', detail: { orders: ended.length }, at: now })
  })
}
