import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import { inBatches } from '../jobs/in-batches'
import { inMigration } from '../order/access/lock-order'
import { ERASED, retentionEnd } from './held-records'

/**
 * Anonymises records after their legal retention; sales and payments stay in the books as numbers.
 */
export async function endRetention(db: Database, { now }: { now: Date }) {
  const before = retentionEnd('transactions', now).toISOString()
  const takes = others(retentionEnd('others', now).toISOString())

  await inBatches((most) =>
    db.transaction(async (tx) => {
      const ended = await eraseOrders(tx, { before, most })
      if (ended > 0) await recordEvent(tx, { kind: 'retention_ended', detail: { orders: ended }, at: now })

      return ended
    }),
  )
  for (const take of takes) await inBatches(async (most) => (await db.execute(take(most))).count)
}

/**
 * Anonymises orders with their deliveries, and makes the only change that an invoice's row allows:
 * its buyer loses the name, and its file is deleted. Imported orders keep their names until Pasar
 * opens, since both sides are compared by them.
 */
async function eraseOrders(tx: Connection, { before, most }: { before: string; most: number }) {
  await tx.execute(sql`select set_config('pasar.retention_ended', 'on', true)`)
  const { count } = await tx.execute(sql`
    with ended as (
      update orders set recipient = ${ERASED}, phone = ${ERASED}, street = ${ERASED}, email = null, rt_rw = null,
        landmark = null, courier_note = null, session_hash = ${ERASED}
      where id in (
        select id from orders where placed_at < ${before}::timestamptz and recipient <> ${ERASED} and not ${inMigration}
        limit ${most} for update skip locked
      ) returning id, basket_id
    ), deliveries as (
      delete from basket_deliveries where basket_id in (select basket_id from ended)
    ), unlinked as (
      update migrated_orders set person_id = null where order_id in (select id from ended)
    ), files as (
      delete from invoice_files where order_id in (select id from ended)
    ), documents as (
      update invoices set document = jsonb_set(document, '{buyer}', (
        select jsonb_object_agg(name, ${ERASED}::text) from jsonb_object_keys(document -> 'buyer') as name
      )) where order_id in (select id from ended)
    )
    select from ended`)

  return count
}

/** Batched statements for records with a shorter retention than transactions. */
const others = (before: string) => [
  (most: number) => sql`
    update returns set note = ${ERASED}, answer = case when answer is not null then ${ERASED} end where id in (
      select id from returns where requested_at < ${before}::timestamptz and note <> ${ERASED} limit ${most})`,
  (most: number) => sql`
    delete from return_photos where (return_id, position) in (
      select return_id, position from return_photos join returns on returns.id = return_id
      where requested_at < ${before}::timestamptz limit ${most})`,
  (most: number) => sql`
    delete from complaints where id in (select id from complaints where filed_at < ${before}::timestamptz limit ${most})`,
  (most: number) => sql`
    with gone as (
      delete from buyer_messages where id in (
        select id from buyer_messages where at < ${before}::timestamptz limit ${most}
      ) returning key, order_id
    ), told as (
      delete from outbox using gone where outbox.key = gone.key and outbox.order_id = gone.order_id
    )
    select from gone`,
]
