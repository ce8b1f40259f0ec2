import { DomainError } from '@jembatan/platform/errors'
import { type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'

export type ShopCounts = {
  products: number
  /** Over all of its reviews, in hundredths of a star; 0 before the first. */
  rating: number
  reviews: number
  sold: number
}

export type ShownShop = ShopCounts & {
  id: string
  name: string
  city: string
  province: string
  taxable: boolean
  /** ISO 8601; null while the shop is open. */
  closedAt: string | null
}

/** SQL: one row with the counts of a shop. */
export const shopCounts = (shopId: SQL) => sql`(
  select count(*) filter (where not delisted)::integer as products, coalesce(sum(sold), 0)::integer as sold,
    coalesce(sum(reviews), 0)::integer as reviews,
    coalesce(round(100.0 * sum(stars) / nullif(sum(reviews), 0)), 0)::integer as rating
  from products where shop_id = ${shopId} and (not delisted or delisted_with_shop)
)`

/** @throws {DomainError} `shop_missing` when there is none. */
export async function showShop({ lagging: db }: { lagging: Lagging }, { id }: { id: string }): Promise<ShownShop> {
  const [shop] = await db.execute<ShownShop>(sql`
    select id, name, city, province, taxable, to_json(closed_at) #>> '{}' as "closedAt", of_all.*
    from shops cross join lateral ${shopCounts(sql`shops.id`)} of_all
    where id = ${id} and importing_since is null`)
  if (!shop) throw new DomainError('not_found', 'shop_missing', 'there is no such shop')

  return shop
}
