import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, promos, returnLines, returns } from '@/db/schema'

export type PromotionSales = {
  code: string
  /** Named as in the registry of promotions, which the catalogue publishes. */
  creator: string
  commissionPercent: number
  /** Paid, and neither cancelled nor refunded. */
  orders: number
  /** The completed ones among them. */
  done: number
  /**
   * Rupiah that the creator has earned since the right to return ended, and may still earn by
   * pending orders.
   */
  earned: number
  pending: number
}

const returned = sql`coalesce((select sum(
    ${returnLines.quantity} * ${orderLines.unitPrice}
      - ${orderLines.shopDiscount}::bigint * ${returnLines.quantity} / ${orderLines.quantity}
  )
  from ${returns} join ${returnLines} on ${returnLines.returnId} = ${returns.id}
  join ${orderLines} on ${orderLines.orderId} = ${returnLines.orderId} and ${orderLines.sku} = ${returnLines.sku}
  where ${returns.orderId} = ${orders.id} and ${returns.state} = 'accepted'), 0)`

/**
 * Commission base: the kept goods at prices after the sellers' vouchers, rounded down per order.
 * Shipping and fees do not count; the platform's discounts do not reduce it.
 */
const commission = sql`((${orders.subtotal} - ${orders.shopDiscount} - ${returned}) * ${promos.commissionPercent} / 100)`
const isDone = sql`${orders.status} = 'done'`
const isFinal = sql`${orders.allocatedAt} is not null`
const isSold = sql`${orders.status} in ('paid', 'packed', 'shipped', 'arrived', 'done') and (${orders.paymentWay} = 'gateway' or ${orders.paidAt} is not null) and ${orders.flag} is null`

/**
 * Returns the sums of each promotion code, without orders or buyers. Computed from Pasar's own
 * rows.
 */
export async function countPromotions(db: Connection): Promise<{ promotions: PromotionSales[] }> {
  const promotions = await db
    .select({
      code: promos.code,
      creator: promos.creator,
      commissionPercent: promos.commissionPercent,
      orders: sql<number>`count(${orders.id})::int`,
      done: sql<number>`(count(*) filter (where ${isDone}))::int`,
      earned: sql<number>`coalesce(sum(${commission}) filter (where ${isFinal}), 0)`.mapWith(Number),
      pending: sql<number>`coalesce(sum(${commission}) filter (where not ${isFinal}), 0)`.mapWith(Number),
    })
    .from(promos)
    .leftJoin(orders, sql`${orders.promoId} = ${promos.id} and ${isSold}`)
    .groupBy(promos.id)
    .orderBy(promos.code)

  return { promotions }
}
