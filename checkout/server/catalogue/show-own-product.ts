import { sql } from 'drizzle-orm'
import { orders } from '@/db/schema'
import type { Context } from '../context'
import { readableBy } from '../order/access/readable-by'

export type OwnProduct = {
  isWished: boolean
  /** Codes of the collected vouchers. */
  collectedCodes: string[]
  /** Ids of the product's reviews that helped this buyer, and of those that the buyer wrote. */
  helpful: number[]
  written: number[]
}

/** Returns the parts of a product's page that depend on the buyer, by one statement. */
export async function showOwnProduct(
  { db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>,
  { productId }: { productId: string },
): Promise<OwnProduct> {
  if (!sessionHash) return { isWished: false, collectedCodes: [], helpful: [], written: [] }
  const ids = (rows: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(id), '[]') from (${rows}) own)`
  const [own] = await db.execute<OwnProduct>(sql`
    select exists (select from wishes where session_hash = ${sessionHash} and product_id = ${productId}) as "isWished",
      ${ids(sql`select code as id from collected_vouchers where session_hash = ${sessionHash}`)} as "collectedCodes",
      ${ids(sql`select reviews.id from helpful_marks join reviews on reviews.id = review_id
        where helpful_marks.session_hash = ${sessionHash} and product_id = ${productId}`)} as helpful,
      ${ids(sql`select reviews.id from ${orders} join reviews on reviews.order_id = ${orders.id}
        where product_id = ${productId} and ${readableBy(sessionHash)}`)} as written`)
  if (!own) throw new Error('a statement without a row')

  return own
}
