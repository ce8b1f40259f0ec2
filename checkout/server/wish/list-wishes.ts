import { sql } from 'drizzle-orm'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import type { Context } from '../context'
import { MOST_WISHES } from './limits'

/** `unavailable`: why it cannot be bought now. `sku`: its only variant; null where the buyer has to choose. */
export type Wish = ListedProduct & { unavailable: 'shopClosed' | 'delisted' | null; sku: string | null }

/** `total` may exceed the number shown, after two lists were merged. */
export type WishList = { wishes: Wish[]; total: number }

type WishRow = ListedRow & { delisted: boolean; delisted_with_shop: boolean; sku: string | null; total: number }

/** Lists a browser's wishes, newest first, including goods no longer on sale. */
export async function listWishes({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>): Promise<WishList> {
  if (!sessionHash) return { wishes: [], total: 0 }
  const rows = await db.execute<WishRow>(sql`
    select ${listedColumns}, products.delisted, products.delisted_with_shop, count(*) over ()::int as total,
      (select min(sku) from variants where product_id = products.id having count(*) = 1) as sku
    from wishes
    join products on products.id = wishes.product_id
    join variants first on first.product_id = products.id and first.position = 0
    join shops on shops.id = products.shop_id
    where session_hash = ${sessionHash}
    order by wishes.created_at desc, products.id limit ${MOST_WISHES}`)

  return {
    wishes: rows.map((row) => ({ ...toListed(row), unavailable: reasonUnavailable(row), sku: row.sku })),
    total: rows[0]?.total ?? 0,
  }
}

const reasonUnavailable = ({ delisted, delisted_with_shop }: WishRow) => {
  if (!delisted) return null

  return delisted_with_shop ? 'shopClosed' : 'delisted'
}

/** Lists the ids of the products on this browser's wish list. */
export async function listWishIds({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>): Promise<string[]> {
  if (!sessionHash) return []
  const rows = await db.execute<{ id: string }>(sql`
    select product_id as id from wishes where session_hash = ${sessionHash}
    order by created_at desc limit ${MOST_WISHES}`)

  return rows.map(({ id }) => id)
}
