import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders, promos } from '@/db/schema'

export type PromotionSales = {
  code: string
  /** As the registry of promotions names them, which the catalogue publishes. */
  creator: string
  commissionPercent: number
  /** Paid for, and neither cancelled nor given back. */
  orders: number
  /** Of these, in the buyer's hands and done. */
  done: number
  /** Rupiah that the creator has earned by orders that are done, and may earn by those under way. */
  earned: number
  pending: number
}

/** Commission is of the goods alone, and rounded down for each order: shipping and fees are nobody's sale. */
const commission = sql`(${orders.subtotal}::bigint * ${promos.commissionPercent} / 100)`
const isDone = sql`${orders.status} = 'done'`
const isSold = sql`${orders.status} in ('paid', 'packed', 'shipped', 'arrived', 'done') and ${orders.flag} is null`

/** What each promotion code sold, in sums: no order, no buyer. Counted in Pasar and of Pasar's own rows. */
export async function countPromotions(db: Connection): Promise<{ promotions: PromotionSales[] }> {
  const promotions = await db
    .select({
      code: promos.code,
      creator: promos.creator,
      commissionPercent: promos.commissionPercent,
      orders: sql<number>`count(${orders.id})::int`,
      done: sql<number>`(count(*) filter (where ${isDone}))::int`,
      earned: sql<number>`coalesce(sum(${commission}) filter (where ${isDone}), 0)`.mapWith(Number),
      pending: sql<number>`coalesce(sum(${commission}) filter (where not ${isDone}), 0)`.mapWith(Number),
    })
    .from(promos)
    .leftJoin(orders, sql`${orders.promoId} = ${promos.id} and ${isSold}`)
    .groupBy(promos.id)
    .orderBy(promos.code)

  return { promotions }
}
