import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, promos, returnLines, returns } from '@/db/schema'

export type PromotionSales = {
  code: string
  /** As the registry of promotions names them, which the catalogue publishes. */
  creator: string
  commissionPercent: number
  /** Paid for, and neither cancelled nor given back. */
  orders: number
  /** Of these, in the buyer's hands and done. */
  done: number
  /** Rupiah that the creator has earned, once the right to return is over, and may earn by what is still under way. */
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
 * Of the goods that were kept, at what their sellers ask after their own vouchers, and rounded down for each order: shipping and
 * fees are nobody's sale, and what the platform adds is no less of one.
 */
const commission = sql`((${orders.subtotal} - ${orders.shopDiscount} - ${returned}) * ${promos.commissionPercent} / 100)`
const isDone = sql`${orders.status} = 'done'`
const isFinal = sql`${orders.allocatedAt} is not null`
const isSold = sql`${orders.status} in ('paid', 'packed', 'shipped', 'arrived', 'done') and (${orders.paymentWay} = 'gateway' or ${orders.paidAt} is not null) and ${orders.flag} is null`

/** What each promotion code sold, in sums: no order, no buyer. Counted in Pasar and of Pasar's own rows. */
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
