import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** When a basket was made, and of which products. */
export type KnownBasket = { createdAt: Date; productIds: string[] }

/** Null where there is none, or its id is no id. */
export async function findBasket(db: Connection, basketId: string): Promise<KnownBasket | null> {
  if (!/^[0-9a-f-]{36}$/.test(basketId)) return null
  const [row] = await db.execute<{ createdAt: string; productIds: string[] }>(sql`
    select created_at as "createdAt", array_agg(distinct product_id) as "productIds"
    from baskets join basket_lines on basket_id = baskets.id join variants using (sku)
    where baskets.id = ${basketId}::uuid group by baskets.id`)

  return row ? { ...row, createdAt: new Date(row.createdAt) } : null
}

/** The products of these SKUs, of those that have a room. */
export async function listSkus(db: Connection, productIds: string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map()
  const rows = await db.execute<{ sku: string; productId: string }>(sql`
    select sku, product_id as "productId" from variants where product_id in ${productIds}`)

  return new Map(rows.map(({ sku, productId }) => [sku, productId]))
}
