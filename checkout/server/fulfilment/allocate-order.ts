import { and, asc, eq, inArray, sum } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderParcels, orders, payouts, refunds, returns } from '@/db/schema'
import { balanceOf } from '../ledger/balance-of'
import { postCompletion } from '../ledger/post-event'
import { findAndLock } from '../order/access/lock-order'
import { allocateProceeds } from './allocate-proceeds'
import { isHonoured, priceReturned } from './price-returned'

type AllocateOrder = { orderId: string; now: Date }

/**
 * Allocates the held money of a received order, once, and queues each seller's payout. Does nothing
 * while a return is open.
 */
export async function allocateOrder(db: Database, { orderId, now }: AllocateOrder) {
  await db.transaction(async (tx) => {
    const order = await findAndLock(tx, eq(orders.id, orderId))
    if (order?.status !== 'done' || order.allocatedAt || (await hasOpenReturn(tx, orderId))) return

    await tx.update(orders).set({ allocatedAt: now }).where(eq(orders.id, orderId))
    await payShares(tx, order, now)
  })
}

async function hasOpenReturn(tx: Connection, orderId: string) {
  const open = await tx
    .select({ id: returns.id })
    .from(returns)
    .where(and(eq(returns.orderId, orderId), eq(returns.state, 'requested')))

  return open.length > 0
}

async function payShares(tx: Connection, order: typeof orders.$inferSelect, now: Date) {
  const { id: orderId, currency } = order
  const parcels = await listAgreedParcels(tx, orderId)
  const { sellers, ...shares } = allocateProceeds({ ...order, parcels }, await heldFor(tx, orderId))
  const seller = sellers.reduce((sum, { amount }) => sum + amount, 0)
  await postCompletion(tx, { orderId, currency, shares: { ...shares, seller }, now })
  const payable = sellers.filter(({ amount }) => amount > 0)
  if (payable.length === 0) return

  await tx
    .insert(payouts)
    .values(
      payable.map(({ shopId, amount }) => ({
        key: `payout:${orderId}:${shopId}`,
        orderId,
        shopId,
        amount,
        currency,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
}

/**
 * Returns each parcel's agreed amounts and the part that was refunded: pieces of an accepted
 * return, or all of a parcel that never shipped.
 */
async function listAgreedParcels(tx: Connection, orderId: string) {
  const [parcels, returned] = await Promise.all([
    tx
      .select({ parcel: orderParcels, honoured: isHonoured })
      .from(orderParcels)
      .where(eq(orderParcels.orderId, orderId))
      .orderBy(asc(orderParcels.shopId)),
    priceReturned(tx, orderId),
  ])

  return parcels.map(({ parcel, honoured }) => {
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
