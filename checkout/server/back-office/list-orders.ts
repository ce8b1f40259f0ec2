import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cashCollections, orderLines, orderParcels, orders, shops } from '@/db/schema'
import type { Context } from '../context'

const AT_MOST = 100

/** Filters by the next step of a parcel, and by flagged orders. */
export const ORDER_FILTERS = ['to_pack', 'to_ship', 'on_the_way', 'arrived', 'flagged', 'all'] as const

export type OrderFilter = (typeof ORDER_FILTERS)[number]

const stands = (...statuses: (typeof orders.$inferSelect.status)[]) => inArray(orders.status, statuses)

/** Orders with a parcel that matches. */
const someParcel = (...which: SQL[]) =>
  sql`exists (select 1 from ${orderParcels} where ${and(eq(orderParcels.orderId, orders.id), isNull(orderParcels.cancelledAt), ...which)})`

const CONDITION: Record<OrderFilter, SQL | undefined> = {
  to_pack: and(stands('paid', 'confirmed'), someParcel(isNull(orderParcels.packedAt))),
  to_ship: and(stands('paid', 'packed'), someParcel(isNotNull(orderParcels.packedAt), isNull(orderParcels.shippedAt))),
  on_the_way: and(
    stands('paid', 'packed', 'shipped'),
    someParcel(isNotNull(orderParcels.shippedAt), isNull(orderParcels.arrivedAt)),
  ),
  arrived: stands('arrived'),
  flagged: isNotNull(orders.flag),
  all: undefined,
}

/** Lists orders for the back office, which acts for all sellers. The longest waiting come first. */
export async function listOrders(
  { db }: Pick<Context, 'db'>,
  { show, number }: { show: OrderFilter; number?: string },
) {
  const rows = await db
    .select({
      id: orders.id,
      status: orders.status,
      flag: orders.flag,
      total: orders.total,
      placedAt: orders.placedAt,
      city: orders.city,
      paymentWay: orders.paymentWay,
      /** True when it is paid and not cancelled. */
      paid: sql<boolean>`${and(isNotNull(orders.paidAt), ne(orders.status, 'cancelled'))}`,
      /** Rupiah that its courier has collected and not handed over. */
      withCourier: cashCollections.amount,
    })
    .from(orders)
    .leftJoin(cashCollections, and(eq(cashCollections.orderId, orders.id), isNull(cashCollections.handedOverAt)))
    .where(number ? eq(orders.id, number) : CONDITION[show])
    .orderBy(show === 'all' ? desc(orders.placedAt) : asc(orders.placedAt))
    .limit(AT_MOST)
  const parcels = await listParcels(
    db,
    rows.map(({ id }) => id),
  )

  return rows.map(({ placedAt, ...order }) => ({
    ...order,
    placedAt: placedAt.toISOString(),
    parcels: parcels
      .filter(({ orderId }) => orderId === order.id)
      .map((parcel) => ({ ...parcel, next: nextStep(order, parcel.stands) })),
  }))
}

async function listParcels(db: Connection, orderIds: string[]) {
  if (orderIds.length === 0) return []

  const rows = await db
    .select({
      orderId: orderParcels.orderId,
      shopId: orderParcels.shopId,
      shop: shops.name,
      courierName: orderParcels.courierName,
      cancelledAt: orderParcels.cancelledAt,
      packedAt: orderParcels.packedAt,
      shippedAt: orderParcels.shippedAt,
      arrivedAt: orderParcels.arrivedAt,
      pieces: sql<number>`sum(${orderLines.quantity})::int`,
    })
    .from(orderParcels)
    .innerJoin(shops, eq(shops.id, orderParcels.shopId))
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, orderParcels.orderId), eq(orderLines.shopId, orderParcels.shopId)),
    )
    .where(inArray(orderParcels.orderId, orderIds))
    .groupBy(orderParcels.orderId, orderParcels.shopId, shops.id)
    .orderBy(asc(orderParcels.shopId))

  return rows.map(({ packedAt, shippedAt, arrivedAt, cancelledAt, ...parcel }) => ({
    ...parcel,
    stands: standsAt({ packedAt, shippedAt, arrivedAt, cancelledAt }),
  }))
}

type Times = Pick<typeof orderParcels.$inferSelect, 'packedAt' | 'shippedAt' | 'arrivedAt' | 'cancelledAt'>

/** Returns the progress of a parcel; null until it is packed. */
function standsAt({ packedAt, shippedAt, arrivedAt, cancelledAt }: Times) {
  if (cancelledAt) return 'cancelled' as const
  if (arrivedAt) return 'arrived' as const
  if (shippedAt) return 'shipped' as const

  return packedAt && ('packed' as const)
}

type Order = Pick<typeof orders.$inferSelect, 'status' | 'flag'>

/** Returns an operator's next step for a parcel; null when there is none. */
function nextStep({ status, flag }: Order, stands: ReturnType<typeof standsAt>) {
  if (flag || !['paid', 'confirmed', 'packed', 'shipped'].includes(status)) return null
  if (stands === null) return 'packed' as const
  if (stands === 'packed') return 'shipped' as const

  return stands === 'shipped' ? ('arrived' as const) : null
}
