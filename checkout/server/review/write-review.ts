import { DomainError } from '@jembatan/platform/errors'
import { and, eq, gt, sql } from 'drizzle-orm'
import { orderLines, orderParcels, orders, returnLines, returns, reviews, variants } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { namedBriefly } from './named-briefly'

type WriteReview = {
  orderId: string
  sku: string
  stars: number
  body: string
  language: 'id' | 'en'
}

/** Days in which a buyer may change a review. */
const EDITABLE_DAYS = 7

const DAY_MS = 24 * 60 * 60_000

export const editableUntil = ({ createdAt }: { createdAt: Date }) =>
  new Date(createdAt.getTime() + EDITABLE_DAYS * DAY_MS)

/**
 * Writes the buyer's review of a line after delivery, unless all of its pieces were returned. One
 * review per line, which can be changed for some days.
 * @throws {DomainError} `order_missing` when this session has no such line; `order_in_migration`;
 * `review_too_early` before its parcel arrived; `review_of_returned` when the seller took all of
 * its pieces back; `review_closed` after those days.
 */
export async function writeReview({ db, sessionHash, now }: Buyer, { orderId, sku, ...said }: WriteReview) {
  await db.transaction(async (tx) => {
    await lockOrder(tx, and(eq(orders.id, orderId), readableBy(sessionHash)))
    const line = orderOrThrow(
      await tx
        .select({
          productId: orderLines.productId,
          recipient: orders.recipient,
          status: orders.status,
          arrivedAt: orderParcels.arrivedAt,
          cancelledAt: orderParcels.cancelledAt,
          returned: wentBackWhole,
        })
        .from(orderLines)
        .innerJoin(orders, eq(orders.id, orderLines.orderId))
        .innerJoin(variants, eq(variants.sku, orderLines.sku))
        .innerJoin(
          orderParcels,
          and(eq(orderParcels.orderId, orderLines.orderId), eq(orderParcels.shopId, orderLines.shopId)),
        )
        .where(and(eq(orderLines.orderId, orderId), eq(orderLines.sku, sku))),
    )
    if (!line.arrivedAt && (line.status !== 'done' || line.cancelledAt))
      throw new DomainError('conflict', 'review_too_early', 'nothing has arrived', { status: line.status })
    if (line.returned) throw new DomainError('conflict', 'review_of_returned', 'all pieces of the line went back')

    const { stars, language } = said
    const review = { stars, language, body: said.body.trim() || null }
    const rows = await tx
      .insert(reviews)
      .values({
        orderId,
        sku,
        productId: line.productId,
        createdAt: now,
        ...review,
        author: namedBriefly(line.recipient),
      })
      .onConflictDoUpdate({
        target: [reviews.orderId, reviews.sku],
        set: review,
        setWhere: gt(reviews.createdAt, new Date(now.getTime() - EDITABLE_DAYS * DAY_MS)),
      })
      .returning({ id: reviews.id })
    if (rows.length === 0) throw new DomainError('conflict', 'review_closed', 'the days to change a review are over')
  })
}

const wentBackWhole = sql<boolean>`exists (
  select from ${returnLines} join ${returns} on ${returns.id} = ${returnLines.returnId}
  where ${returnLines.orderId} = ${orderLines.orderId} and ${returnLines.sku} = ${orderLines.sku}
    and ${returnLines.quantity} >= ${orderLines.quantity} and ${returns.state} = 'accepted'
)`
