import { and, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, promos } from '@/db/schema'

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

/**
 * The lines of each promotion and order, in rupiah after the sellers' vouchers and without returned
 * pieces. An order of the previous version names its promotion itself.
 */
const credited = sql`
  select line.promo_id, line.order_id, sum(
    line.unit_price * line.quantity - line.shop_discount - coalesce((
      select sum(pieces) * line.unit_price - line.shop_discount::bigint * sum(pieces)::bigint / line.quantity
      from returns join (select return_id, sku, quantity - refused as pieces from return_lines) as piece
        on piece.return_id = returns.id
      where returns.order_id = line.order_id and returns.state = 'accepted' and piece.sku = line.sku
    ), 0)) as kept
  from (
    select promo_id, order_id, sku, unit_price, quantity, shop_discount from order_lines where promo_id is not null
    union all
    select orders.promo_id, order_id, sku, unit_price, quantity, order_lines.shop_discount
    from orders join order_lines on order_id = orders.id where orders.promo_id is not null
  ) as line group by line.promo_id, line.order_id`

/**
 * Commission on the kept goods, rounded down per order. Shipping and fees do not count; the
 * platform's discounts do not reduce it.
 */
const commission = sql`(credited.kept * ${promos.commissionPercent} / 100)`
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
      earned: sql<number>`coalesce(sum(floor(${commission})) filter (where ${isFinal}), 0)`.mapWith(Number),
      pending:
        sql<number>`coalesce(sum(floor(${commission})) filter (where ${orders.id} is not null and not ${isFinal}), 0)`.mapWith(
          Number,
        ),
    })
    .from(promos)
    .leftJoin(sql`(${credited}) as credited`, sql`credited.promo_id = ${promos.id}`)
    .leftJoin(orders, and(sql`${orders.id} = credited.order_id`, isSold))
    .groupBy(promos.id)
    .orderBy(promos.code)

  return { promotions }
}
