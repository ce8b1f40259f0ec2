import { and, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orders, reviews, variants } from '@/db/schema'
import type { Context } from '../context'
import { listedFor } from '../order/access/readable-by'
import type { OrderTab } from '../order/input'

const A_PAGE = 50

type ListOrders = {
  tab?: OrderTab | undefined
  /** The last order of the previous page. */
  before?: string | undefined
}

/** Returns this session's orders, newest first; `next` is the cursor of the next page. */
export async function listOrders(
  { db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>,
  { before, tab }: ListOrders,
) {
  if (!sessionHash) return { orders: [], next: null }
  const rows = await db
    .select({
      id: orders.id,
      status: orders.status,
      placedAt: orders.placedAt,
      currency: orders.currency,
      total: orders.total,
      /** Parcels that are ahead of the order, whose status is that of the last one. */
      sent: db.$count(orderParcels, reached(orderParcels.shippedAt)),
      arrived: db.$count(orderParcels, reached(orderParcels.arrivedAt)),
    })
    .from(orders)
    .where(and(listedFor(sessionHash), tab && IN_TAB[tab], before === undefined ? undefined : isOlderThan(before)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(A_PAGE + 1)
  const page = rows.slice(0, A_PAGE)
  const lines = await listLines(
    db,
    page.map(({ id }) => id),
  )

  return {
    orders: page.map(({ placedAt, ...order }) => ({
      ...order,
      placedAt: placedAt.toISOString(),
      lines: lines.filter(({ orderId }) => orderId === order.id),
    })),
    next: rows.length > A_PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

const reached = (step: typeof orderParcels.shippedAt | typeof orderParcels.arrivedAt) =>
  and(eq(orderParcels.orderId, orders.id), isNotNull(step))

const IN_TAB: Record<OrderTab, SQL> = {
  unpaid: eq(orders.status, 'awaiting_payment'),
  packing: inArray(orders.status, ['confirmed', 'paid', 'packed']),
  shipped: eq(orders.status, 'shipped'),
  arrived: eq(orders.status, 'arrived'),
  review: sql`${inArray(orders.status, ['arrived', 'done'])} and exists (
    select from ${orderLines} line join ${variants} on variants.sku = line.sku
    where line.order_id = ${orders.id} and not exists (
      select from ${reviews} where reviews.order_id = line.order_id and reviews.sku = line.sku))`,
}

/** Returns how many of this session's orders each tab lists. */
export async function countOrders({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>) {
  const none = { unpaid: 0, packing: 0, shipped: 0, arrived: 0, review: 0 } satisfies Record<OrderTab, number>
  if (!sessionHash) return none
  const [counts] = await db
    .select({
      unpaid: countOf('unpaid'),
      packing: countOf('packing'),
      shipped: countOf('shipped'),
      arrived: countOf('arrived'),
      review: countOf('review'),
    })
    .from(orders)
    .where(listedFor(sessionHash))

  return counts ?? none
}

const countOf = (tab: OrderTab) => sql<number>`(count(*) filter (where ${IN_TAB[tab]}))::integer`

const isOlderThan = (orderId: string) => sql`
  (${orders.placedAt}, ${orders.id}) < (select last.placed_at, last.id from ${orders} last where last.id = ${orderId})`

async function listLines(db: Connection, orderIds: string[]) {
  if (orderIds.length === 0) return []

  return db
    .select({
      orderId: orderLines.orderId,
      media: orderLines.media,
      name: sql<{ id: string; en: string }>`json_build_object('id', ${orderLines.nameId}, 'en', ${orderLines.nameEn})`,
      quantity: orderLines.quantity,
      /** Whether it is or was on sale here. */
      ratable: sql<boolean>`exists (select from ${variants} where variants.sku = order_lines.sku)`,
    })
    .from(orderLines)
    .where(inArray(orderLines.orderId, orderIds))
    .orderBy(orderLines.sku)
}
