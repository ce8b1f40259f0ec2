import { eq, lte, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { dataDeletions } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Buyer } from '../context'
import { eachAlone } from '../jobs/each-alone'
import { ERASED } from './held-records'
import { WAITING_DAYS } from './limits'

/** A browser or an account, identified by its session hash. */
export type Shopper = Buyer

/**
 * Requests the deletion of all data that need not be retained, after the waiting period by the
 * shop's clock. A repeated request does not extend it.
 */
export async function requestDeletion({ db, sessionHash, now }: Shopper) {
  const dueAt = new Date(now.getTime() + WAITING_DAYS * 24 * 60 * 60 * 1000)

  await db.transaction(async (tx) => {
    const requests = await tx
      .insert(dataDeletions)
      .values({ sessionHash, askedAt: now, dueAt })
      .onConflictDoNothing()
      .returning({ dueAt: dataDeletions.dueAt })
    if (requests.length > 0)
      await recordEvent(tx, { kind: 'deletion_requested', detail: { waitingDays: WAITING_DAYS }, at: now })
  })
}

export async function withdrawDeletion({ db, sessionHash, now }: Shopper) {
  await db.transaction(async (tx) => {
    const withdrawn = await tx.delete(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash)).returning()
    if (withdrawn.length > 0) await recordEvent(tx, { kind: 'deletion_withdrawn', detail: {}, at: now })
  })
}

/** Erases due data, one buyer per transaction. Pending orders must end first. */
export async function eraseDueData(db: Database, { now }: { now: Date }) {
  const due = await db
    .select({ sessionHash: dataDeletions.sessionHash })
    .from(dataDeletions)
    .where(lte(dataDeletions.dueAt, now))
  // Nothing about a person who wants to be forgotten is logged.
  const wentThrough = await eachAlone(db, { task: 'erase-due-data', due, about: () => ({}), now }, ({ sessionHash }) =>
    erase({ db, sessionHash, now }),
  )

  return { erased: wentThrough.filter((erased) => erased).length }
}

/**
 * Erases a buyer's data. An order keeps what the law requires for ten years: goods, seller,
 * amounts, time, buyer and address, as on its invoice. Phone, email, landmark and note are
 * deleted, and the link from the browser or account to the order. Orders that were only opened by
 * number and contact stay unchanged: a parcel's label shows both.
 * Returns false when it has to wait or was withdrawn.
 */
const erase = ({ db, sessionHash, now }: Shopper) =>
  db.transaction(async (tx) => {
    const locked = await tx.execute(sql`
      select from data_deletions where session_hash = ${sessionHash} and due_at <= ${now.toISOString()}::timestamptz
      for update`)
    if (locked.length === 0) return false
    // Waits for a concurrent placement; a later one finds no basket.
    await tx.execute(sql`select from baskets where session_hash = ${sessionHash} and state = 'open' for update`)
    if ((await listOrdersUnderWay(tx, { sessionHash })).length > 0) return false

    const heldOrders = await tx.execute<{ id: string; basketId: string }>(sql`
      update orders set phone = ${ERASED}, email = null, landmark = null, courier_note = null, session_hash = ${ERASED}
      where session_hash = ${sessionHash} returning id, basket_id as "basketId"`)
    for (const { id, basketId } of heldOrders) {
      await tx.execute(sql`delete from mails where order_id = ${id}`)
      await tx.execute(sql`delete from order_readers where order_id = ${id}`)
      await eraseNotes(tx, id)
      await tx.execute(sql`delete from basket_deliveries where basket_id = ${basketId}`)
      await tx.execute(sql`update baskets set session_hash = ${ERASED} where id = ${basketId}`)
    }
    const account = sql`(select id from customers where session_hash = ${sessionHash})`
    for (const rows of [
      sql`baskets where session_hash = ${sessionHash} and state = 'open'`,
      sql`cart_lines where session_hash = ${sessionHash}`,
      sql`offers where session_hash = ${sessionHash}`,
      sql`order_readers where session_hash = ${sessionHash}`,
      sql`saved_addresses where session_hash = ${sessionHash}`,
      sql`collected_vouchers where session_hash = ${sessionHash}`,
      sql`wishes where session_hash = ${sessionHash}`,
      sql`helpful_marks where session_hash = ${sessionHash}`,
      sql`mails where session_hash = ${sessionHash}`,
      sql`customer_resets where value in ${account}`,
      sql`customers where session_hash = ${sessionHash}`,
      sql`data_deletions where session_hash = ${sessionHash}`,
    ])
      await tx.execute(sql`delete from ${rows}`)
    await recordEvent(tx, { kind: 'data_erased', detail: { ordersHeld: heldOrders.length }, at: now })

    return true
  })

/**
 * Deletes free texts and photos about an order, and the answers. The facts of return, complaint and
 * review stay.
 */
async function eraseNotes(tx: Connection, orderId: string) {
  await tx.execute(sql`
    update returns set note = ${ERASED}, answer = case when answer is not null then ${ERASED} end
    where order_id = ${orderId}`)
  await tx.execute(sql`
    delete from return_photos using returns where returns.id = return_id and order_id = ${orderId}`)
  await tx.execute(sql`
    delete from complaint_photos using complaints where complaints.id = complaint_id and order_id = ${orderId}`)
  await tx.execute(sql`
    update complaints set body = ${ERASED}, answer = case when answer is not null then ${ERASED} end
    where order_id = ${orderId}`)
  // The review stays for other buyers, without an author and photos.
  await tx.execute(sql`update reviews set author = ${ERASED}, photos = '{}' where order_id = ${orderId}`)
}

/**
 * Returns orders whose buyer waits for a parcel or money, or may return goods: the buyer must be
 * reachable and able to open them.
 */
export async function listOrdersUnderWay(db: Connection, { sessionHash }: { sessionHash: string }) {
  const rows = await db.execute<{ id: string }>(sql`
    select id from orders where session_hash = ${sessionHash} and (
      status in ('awaiting_payment', 'paid', 'confirmed', 'packed', 'shipped', 'arrived')
      or (status = 'done' and allocated_at is null)
      or exists (select from refunds where refunds.order_id = orders.id and state in ('requested', 'sent', 'manual'))
      or exists (select from returns where returns.order_id = orders.id and returns.state = 'requested')
      or exists (select from complaints where complaints.order_id = orders.id and answered_at is null)
    ) order by placed_at`)

  return rows.map(({ id }) => id)
}
