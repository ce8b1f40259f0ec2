import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
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
      ), unlinked as (
        update moved_orders set person_id = null where order_id in (select id from ended)
      )
      select id from ended`)
    for (const { id } of ended) await forgetInvoice(tx, String(id))
    await tx.execute(
      sql`update returns set note = ${ERASED} where requested_at < ${others}::timestamptz and note <> ${ERASED}`,
    )
    await tx.execute(sql`
      delete from return_photos using returns where returns.id = return_id and requested_at < ${others}::timestamptz`)
    await tx.execute(sql`delete from complaints where filed_at < ${others}::timestamptz`)
    await tx.execute(sql`
      with gone as (delete from buyer_messages where at < ${others}::timestamptz returning key)
      delete from outbox where key in (select key from gone)`)
    if (ended.length > 0) await recordEvent(tx, { kind: 'retention_ended', detail: { orders: ended.length }, at: now })
  })
}

/** The one change that the row of an invoice allows: its buyer has no name any more, and its file is gone. */
async function forgetInvoice(tx: Connection, orderId: string) {
  await tx.execute(sql`select set_config('pasar.retention_ended', 'on', true)`)
  await tx.execute(sql`delete from invoice_files where order_id = ${orderId}`)
  await tx.execute(sql`
    update invoices set document = jsonb_set(document, '{buyer}', (
      select jsonb_object_agg(name, ${ERASED}::text) from jsonb_object_keys(document -> 'buyer') as name
    )) where order_id = ${orderId}`)
}
