import { eq, lte, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { dataDeletions } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Buyer } from '../context'
import { eachAlone } from '../jobs/each-alone'
import { ERASED } from './held-records'
import { WAITING_DAYS } from './limits'

/** A browser or an account, by what its rows are found with. */
export type Shopper = Buyer

/** What is not held goes when the waiting period is over, by the shop's clock. Who asks twice waits no longer. */
export async function requestDeletion({ db, sessionHash, now }: Shopper) {
  const dueAt = new Date(now.getTime() + WAITING_DAYS * 24 * 60 * 60 * 1000)

  await db.transaction(async (tx) => {
    const asked = await tx
      .insert(dataDeletions)
      .values({ sessionHash, askedAt: now, dueAt })
      .onConflictDoNothing()
      .returning({ dueAt: dataDeletions.dueAt })
    if (asked.length > 0)
      await recordEvent(tx, { kind: 'deletion_requested', detail: { waitingDays: WAITING_DAYS }, at: now })
  })
}

/** Everything stays as it is. */
export async function withdrawDeletion({ db, sessionHash, now }: Shopper) {
  await db.transaction(async (tx) => {
    const withdrawn = await tx.delete(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash)).returning()
    if (withdrawn.length > 0) await recordEvent(tx, { kind: 'deletion_withdrawn', detail: {}, at: now })
  })
}

/** Erases what is due, each shopper's in a transaction of its own. Orders under way come first. */
export async function eraseDueData(db: Database, { now }: { now: Date }) {
  const due = await db
    .select({ sessionHash: dataDeletions.sessionHash })
    .from(dataDeletions)
    .where(lte(dataDeletions.dueAt, now))
  // Of a person who wants to be forgotten nothing is said.
  const wentThrough = await eachAlone(db, { task: 'erase-due-data', due, about: () => ({}), now }, ({ sessionHash }) =>
    erase({ db, sessionHash, now }),
  )

  return { erased: wentThrough.filter((erased) => erased).length }
}

/**
 * Of an order stays what the law holds for ten years: what was bought from whom, for how much, when, by whom and where to, as
 * its invoice says. Phone, e-mail, landmark and note go, and so does the way from a browser or an account to the order. An
 * order that was only opened by number and contact stays as it is: its parcel's label says both.
 * Returns false where it has to wait, or nobody wants it any more.
 */
const erase = ({ db, sessionHash, now }: Shopper) =>
  db.transaction(async (tx) => {
    const locked = await tx.execute(sql`
      select from data_deletions where session_hash = ${sessionHash} and due_at <= ${now.toISOString()}::timestamptz
      for update`)
    if (locked.length === 0) return false
    // Whoever places an order this moment is waited for, and finds no basket afterwards.
    await tx.execute(sql`select from baskets where session_hash = ${sessionHash} and state = 'open' for update`)
    if ((await listOrdersUnderWay(tx, { sessionHash })).length > 0) return false

    const held = await tx.execute<{ id: string; basketId: string }>(sql`
      update orders set phone = ${ERASED}, email = null, landmark = null, courier_note = null, session_hash = ${ERASED}
      where session_hash = ${sessionHash} returning id, basket_id as "basketId"`)
    for (const { id, basketId } of held) {
      await tx.execute(sql`delete from mails where order_id = ${id}`)
      await tx.execute(sql`delete from order_readers where order_id = ${id}`)
      await forgetWords(tx, id)
      await tx.execute(sql`delete from basket_deliveries where basket_id = ${basketId}`)
      await tx.execute(sql`update baskets set session_hash = ${ERASED} where id = ${basketId}`)
    }
    const account = sql`(select id from customers where session_hash = ${sessionHash})`
    for (const rows of [
      sql`baskets where session_hash = ${sessionHash} and state = 'open'`,
      sql`cart_lines where session_hash = ${sessionHash}`,
      sql`order_readers where session_hash = ${sessionHash}`,
      sql`saved_addresses where session_hash = ${sessionHash}`,
      sql`wishes where session_hash = ${sessionHash}`,
      sql`mails where session_hash = ${sessionHash}`,
      sql`customer_resets where value in ${account}`,
      sql`customers where session_hash = ${sessionHash}`,
      sql`data_deletions where session_hash = ${sessionHash}`,
    ])
      await tx.execute(sql`delete from ${rows}`)
    await recordEvent(tx, { kind: 'data_erased', detail: { ordersHeld: held.length }, at: now })

    return true
  })

/** What somebody wrote about an order in their own words, and what they were answered; that it was returned, complained of and reviewed stays. */
async function forgetWords(tx: Connection, orderId: string) {
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
  // What was said of the goods stays for other buyers, and is nobody's.
  await tx.execute(sql`update reviews set author = ${ERASED} where order_id = ${orderId}`)
}

/** Whoever still waits for a parcel or for money, or may return one, has to be reached and to get at the order. */
export async function listOrdersUnderWay(db: Connection, { sessionHash }: { sessionHash: string }) {
  const found = await db.execute<{ id: string }>(sql`
    select id from orders where session_hash = ${sessionHash} and (
      status in ('awaiting_payment', 'paid', 'confirmed', 'packed', 'shipped', 'arrived')
      or (status = 'done' and allocated_at is null)
      or exists (select from refunds where refunds.order_id = orders.id and state in ('requested', 'sent', 'manual'))
      or exists (select from returns where returns.order_id = orders.id and returns.state = 'requested')
      or exists (select from complaints where complaints.order_id = orders.id and answered_at is null)
    ) order by placed_at`)

  return found.map(({ id }) => id)
}
