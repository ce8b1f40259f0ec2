import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, isNull, lte, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { cashCollections, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Buyer, Timed } from '../context'
import { issueInvoice } from '../invoice/issue-invoice'
import { eachAlone } from '../jobs/each-alone'
import { postCashCollected, postCashHandedOver } from '../ledger/post-event'
import { lockOrder } from '../order/access/lock-order'
import { readableBy } from '../order/access/readable-by'
import { changeOrder } from '../order/state/change-order'
import { commitHolds, releaseHolds } from '../order/stock/holds'
import { CASH } from '../payment/refund/paid-for'
import { endShipments } from './shipment'

type OfOrder = { orderId: string }

/**
 * Records the cash that the courier collected on delivery: the order is paid, its goods are sold
 * and its invoice is issued. Does nothing for an order that is not COD or has not arrived. Runs
 * under the order's lock.
 */
export async function collectCash(tx: Connection, { order, now }: { order: typeof orders.$inferSelect; now: Date }) {
  const { id: orderId, total: amount, currency, paymentWay } = order
  if (paymentWay !== 'cod') return
  const eventDetail = { method: CASH }
  const onlyIf = isNull(orders.paidAt)
  if (!(await changeOrder(tx, { orderId, change: 'collect', onlyIf, eventDetail, messageDetail: { amount }, now })))
    return

  await tx.insert(cashCollections).values({ orderId, amount, collectedAt: now })
  await pipeline(
    commitHolds(tx, { orderId, now }),
    postCashCollected(tx, { orderId, amount, currency, now }),
    issueInvoice(tx, { orderId, method: CASH, now }),
  )
}

/**
 * Ends a COD order that was refused at the door and restocks its goods. It counts against the
 * phone's next COD order.
 * @throws {DomainError} `order_missing`; `order_not_ready` when it is not in transit, or was paid
 * in advance.
 */
export async function refuseAtDoor({ db, now }: Timed, { orderId }: OfOrder, whose?: SQL) {
  await db.transaction(async (tx) => {
    const { status } = await lockOrder(tx, and(eq(orders.id, orderId), whose))
    const cancelReason = 'refused' as const
    const onlyIf = eq(orders.paymentWay, 'cod')
    if (!(await changeOrder(tx, { orderId, change: 'refuse', cancelReason, onlyIf, now })))
      throw new DomainError('conflict', 'order_not_ready', 'no parcel that is paid at the door', { status })
    await releaseHolds(tx, { orderId, now })
    await endShipments(tx, { orderId })
  })
}

/** `refuseAtDoor` for an order of this session. @throws {DomainError} as `refuseAtDoor`. */
export const refuseOwnAtDoor = (ctx: Buyer, order: OfOrder) => refuseAtDoor(ctx, order, readableBy(ctx.sessionHash))

/** Couriers hand over collected cash the next day. */
const HANDED_OVER_AFTER_HOURS = 24
const HOUR_MS = 60 * 60_000
const AT_ONCE = 200

/**
 * Job, each minute: hands over cash that couriers have held long enough. Returns the number of
 * orders.
 */
export async function handOverCash(db: Database, { now }: { now: Date }) {
  const due = await db
    .select({ orderId: cashCollections.orderId })
    .from(cashCollections)
    .where(
      and(
        isNull(cashCollections.handedOverAt),
        lte(cashCollections.collectedAt, new Date(now.getTime() - HANDED_OVER_AFTER_HOURS * HOUR_MS)),
      ),
    )
    .orderBy(asc(cashCollections.collectedAt))
    .limit(AT_ONCE)
  const handed = await eachAlone(
    db,
    { task: 'hand-over-cash', due, about: ({ orderId }) => ({ orderId }), now },
    ({ orderId }) => handOver({ db, now }, { orderId }),
  )

  return handed.length
}

/** Records that the courier handed over the cash of one order. Repeated calls change nothing. */
export async function handOver({ db, now }: Timed, { orderId }: OfOrder) {
  await db.transaction(async (tx) => {
    const [handed] = await tx
      .update(cashCollections)
      .set({ handedOverAt: now })
      .where(and(eq(cashCollections.orderId, orderId), isNull(cashCollections.handedOverAt)))
      .returning({ amount: cashCollections.amount })
    if (!handed) return
    const { amount } = handed
    await postCashHandedOver(tx, { orderId, amount, currency: 'IDR', now })
    await recordEvent(tx, { kind: 'cash_handed_over', detail: { orderId, amount }, at: now })
  })
}
