import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import { MOST_WISHES } from './add-wish'

/** The wish list of a browser, the newest first; what is not sold any more is left out. */
export async function listWishes(db: Connection, sessionHash: string): Promise<ListedProduct[]> {
  const rows = await db.execute<ListedRow>(sql`
    select ${listedColumns} from wishes
    join products on products.id = wishes.product_id
    join variants first on first.product_id = products.id and first.position = 0
    join shops on shops.id = products.shop_id
    where session_hash = ${sessionHash} and not delisted
    order by wishes.created_at desc, products.id limit ${MOST_WISHES}`)

  return rows.map(toListed)
}

export async function isWished(db: Connection, { sessionHash, productId }: { sessionHash: string; productId: string }) {
  const [wish] = await db.execute(sql`
    select from wishes where session_hash = ${sessionHash} and product_id = ${productId}`)

  return wish !== undefined
}
