import { and, asc, count, desc, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, shops } from '@/db/schema'

const AT_MOST = 100

/** By what a parcel waits for, and what stopped on the way. */
export const ORDER_FILTERS = ['to_pack', 'to_ship', 'on_the_way', 'arrived', 'flagged', 'all'] as const

export type OrderFilter = (typeof ORDER_FILTERS)[number]

const CONDITION: Record<OrderFilter, SQL | undefined> = {
  to_pack: eq(orders.status, 'paid'),
  to_ship: eq(orders.status, 'packed'),
  on_the_way: eq(orders.status, 'shipped'),
  arrived: eq(orders.status, 'arrived'),
  flagged: isNotNull(orders.flag),
  all: undefined,
}

/** Orders for the back office, which stands in for the sellers' own rooms. What waits longest comes first. */
export async function listOrders(db: Connection, { show, number }: { show: OrderFilter; number?: string }) {
  const rows = await db
    .select({
      id: orders.id,
      status: orders.status,
      flag: orders.flag,
      shop: shops.name,
      total: orders.total,
      placedAt: orders.placedAt,
      city: orders.city,
      courierName: orders.courierName,
      lines: count(orderLines.sku),
    })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(number ? eq(orders.id, number) : CONDITION[show]))
    .groupBy(orders.id, shops.id)
    .orderBy(show === 'all' ? desc(orders.placedAt) : asc(orders.placedAt))
    .limit(AT_MOST)

  return rows.map(({ placedAt, ...order }) => ({ ...order, placedAt: placedAt.toISOString() }))
}
