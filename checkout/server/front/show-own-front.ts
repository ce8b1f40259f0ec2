import { eq, type SQL, sql } from 'drizzle-orm'
import { collectedVouchers } from '@/db/schema'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import type { Context } from '../context'
import { listedFor } from '../order/access/readable-by'

export type OwnFront = {
  /** Received goods that are still on sale, the newest first. */
  again: ListedProduct[]
  /** Goods whose pages this browser opened last. */
  lastSeen: ListedProduct[]
  /** The best-selling goods of the categories that the buyer looks at, without the others here. */
  forYou: ListedProduct[]
  /** Codes of the collected vouchers. */
  collectedCodes: string[]
}

const MOST_IN_ROW = 8
const MOST_FOR_YOU = 12
/** The most frequent categories are taken. */
const MOST_CATEGORIES = 3

/** Returns the parts of the front page that depend on the buyer; empty for a new one. */
export async function showOwnFront({
  db,
  sessionHash,
  seenIds = [],
}: Pick<Context, 'db' | 'sessionHash' | 'seenIds'>): Promise<OwnFront> {
  if (!sessionHash && seenIds.length === 0) return { again: [], lastSeen: [], forYou: [], collectedCodes: [] }
  const ids = sql`${sql.param(seenIds)}::text[]`
  const bought = sql`select product_id, max(placed_at) as at from order_lines
    join orders on orders.id = order_lines.order_id
    where ${listedFor(sessionHash ?? '')} and orders.status in ('arrived', 'done') group by product_id`
  const wishes = sql`select product_id from wishes where session_hash = ${sessionHash}
    union all select product_id from cart_lines join variants using (sku) where session_hash = ${sessionHash}`
  const list = async (chosen: SQL, most: number) =>
    (
      await db.execute<ListedRow>(sql`
        select ${listedColumns} from (${chosen}) chosen
        join products on products.id = chosen.id and not products.delisted
        join variants first on first.product_id = products.id and first.position = 0
        join shops on shops.id = products.shop_id
        order by chosen.place limit ${most}`)
    ).map(toListed)
  const [again, lastSeen, forYou, vouchers] = await Promise.all([
    sessionHash
      ? list(
          sql`select product_id as id, row_number() over (order by at desc, product_id) as place from (${bought}) bought`,
          MOST_IN_ROW,
        )
      : [],
    list(sql`select id, place from unnest(${ids}) with ordinality as seen (id, place)`, MOST_IN_ROW),
    list(
      sql`select products.id, row_number() over (order by products.sold desc, products.id) as place
        from (
          select category from (select unnest(${ids}) as id union all select product_id from (${bought}) bought
            union all select product_id from (${wishes}) wished) liked
          join products using (id) group by category order by count(*) desc, category limit ${MOST_CATEGORIES}
        ) liked cross join lateral (
          select id, sold from products where products.category = liked.category and not delisted
            and id <> all(${ids}) order by sold desc, id desc limit ${MOST_FOR_YOU}
        ) products`,
      MOST_FOR_YOU,
    ),
    sessionHash
      ? db
          .select({ code: collectedVouchers.code })
          .from(collectedVouchers)
          .where(eq(collectedVouchers.sessionHash, sessionHash))
      : [],
  ])

  return { again, lastSeen: lastSeen, forYou, collectedCodes: vouchers.map(({ code }) => code) }
}
