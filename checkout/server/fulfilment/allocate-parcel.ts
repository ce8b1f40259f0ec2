import { and, asc, eq, inArray, isNull, sql, sum } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderParcels, orders, payouts, refunds, returns } from '@/db/schema'
import { balanceOf } from '../ledger/balance-of'
import { postCompletion } from '../ledger/post-event'
import { findAndLock } from '../order/access/lock-order'
import { allocateProceeds } from './allocate-proceeds'
import { ofParcel } from './find-parcel'
import { isHonoured, priceReturned } from './price-returned'

type AllocateParcel = { orderId: string; shopId: string; now: Date }

/** SQL: a return of the parcel waits for its answer. */
export const hasOpenReturn = sql<boolean>`exists (
  select from ${returns} where ${returns.orderId} = ${orderParcels.orderId} and ${returns.shopId} = ${orderParcels.shopId}
    and ${returns.state} = 'requested'
)`

/**
 * Allocates the held money of a received or stopped parcel, once, and queues its seller's payout.
 * The order's service fee goes with its last parcel. Does nothing while a return of it is open.
 */
export async function allocateParcel(db: Database, { orderId, shopId, now }: AllocateParcel) {
  await db.transaction(async (tx) => {
    const order = await findAndLock(tx, eq(orders.id, orderId))
    if (!order) return
    const open = await listOpenParcels(tx, orderId)
    const own = open.find(({ parcel }) => parcel.shopId === shopId)
    if (!own || own.returning || !(own.parcel.receivedAt || own.parcel.cancelledAt)) return

    const isLast = open.length === 1
    await tx
      .update(orderParcels)
      .set({ allocatedAt: order.allocatedAt ?? now })
      .where(ofParcel({ orderId, shopId }))
    // The previous version allocated the order as one.
    if (order.allocatedAt) return
    if (isLast) await tx.update(orders).set({ allocatedAt: now }).where(eq(orders.id, orderId))
    await payShare(tx, { order, open, shopId, isLast, now })
  })
}

const listOpenParcels = (tx: Connection, orderId: string) =>
  tx
    .select({ parcel: orderParcels, honoured: isHonoured, returning: hasOpenReturn })
    .from(orderParcels)
    // Without a join Drizzle omits the tables' names, and the conditions compare columns with
    // themselves.
    .innerJoin(orders, eq(orders.id, orderParcels.orderId))
    .where(and(eq(orders.id, orderId), isNull(orderParcels.allocatedAt)))
    .orderBy(asc(orderParcels.shopId))

type PayShare = {
  order: typeof orders.$inferSelect
  open: Awaited<ReturnType<typeof listOpenParcels>>
  shopId: string
  isLast: boolean
  now: Date
}

async function payShare(tx: Connection, { order, open, shopId, isLast, now }: PayShare) {
  const { id: orderId, currency, serviceFee } = order
  const parcels = await toAgreed(tx, orderId, open)
  const shares = allocateProceeds({ serviceFee, parcels }, await heldFor(tx, orderId))
  const share = shares.parcels.find((one) => one.shopId === shopId)
  if (!share) throw new Error('an open parcel has no share')
  const { seller, shipping, insurance, vouchers } = share
  const service = isLast ? shares.service : 0
  await postCompletion(tx, {
    orderId,
    shopId,
    currency,
    shares: { seller, shipping, insurance, service, vouchers },
    now,
  })
  if (seller <= 0) return

  await tx
    .insert(payouts)
    .values({ key: `payout:${orderId}:${shopId}`, orderId, shopId, amount: seller, currency, createdAt: now })
    .onConflictDoNothing()
}

/**
 * Returns each parcel's agreed amounts and the part that was refunded: pieces of accepted returns,
 * or all of a parcel that never shipped.
 */
async function toAgreed(tx: Connection, orderId: string, open: PayShare['open']) {
  const returned = await priceReturned(tx, orderId)

  return open.map(({ parcel, honoured }) => {
    const { shopId, insurance, shopDiscount, platformDiscount, shippingDiscount } = parcel
    const subtotal = parcel.subtotal - shopDiscount - platformDiscount
    const shipping = parcel.shipping - shippingDiscount
    const back = parcel.cancelledAt ? EVERYTHING : (returned.find((one) => one.shopId === shopId) ?? NOTHING)
    const added = platformDiscount + (honoured ? shopDiscount : 0)

    return {
      shopId,
      subtotal,
      shipping,
      insurance,
      returned: Math.min(back.price, subtotal + shipping + insurance),
      added: { goods: Math.max(0, added - back.added), shipping: back.whole ? 0 : shippingDiscount },
    }
  })
}

const NOTHING = { price: 0, added: 0, whole: false }
const EVERYTHING = { price: Number.POSITIVE_INFINITY, added: Number.POSITIVE_INFINITY, whole: true }

/** Returns the held money minus refunds in progress. */
async function heldFor(tx: Connection, orderId: string) {
  const clearing = -(await balanceOf(tx, { account: 'buyer_clearing', orderId }))
  const [open] = await tx
    .select({ amount: sum(refunds.amount).mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), inArray(refunds.state, ['requested', 'sent'])))

  return clearing - (open?.amount ?? 0)
}
