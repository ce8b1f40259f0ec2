import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** The products of a basket, and the rooms that opened while it was in checkout. */
export type KnownBasket = { productIds: string[]; insideOf: string[] }

/** Null when there is none, or the id is malformed. */
export async function findBasket(db: Connection, basketId: string): Promise<KnownBasket | null> {
  if (!/^[0-9a-f-]{36}$/.test(basketId)) return null
  const [basket] = await db.execute<KnownBasket>(sql`
    select array_agg(distinct product_id) as "productIds", array(
      select room_id from waiting_insiders join waiting_rooms on waiting_rooms.id = room_id
      where basket_id = baskets.id and filled_at <= opened_at
    ) as "insideOf"
    from baskets join basket_lines on basket_id = baskets.id join variants using (sku)
    where baskets.id = ${basketId}::uuid group by baskets.id`)

  return basket ?? null
}

/** Returns the products with a room by their SKUs. */
export async function listSkus(db: Connection, productIds: string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map()
  const rows = await db.execute<{ sku: string; productId: string }>(sql`
    select sku, product_id as "productId" from variants where product_id in ${productIds}`)

  return new Map(rows.map(({ sku, productId }) => [sku, productId]))
}
