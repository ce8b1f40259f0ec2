import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { catalogueProducts, cataloguePromos, catalogueVariants, hiddenPosts, hiddenSellers, posts } from '@/db/schema'
import { ofPromo, ofVariant } from './feed-post'

/**
 * Returns a condition on `posts` for those that a member has hidden, singly or by their seller.
 * Reads the promotions of hidden sellers first: most members have none, and their lists are then
 * planned without the catalogue. Column names are written out, because drizzle omits the table name
 * when a statement selects from one table.
 */
export async function hiddenFrom(db: Lagging, memberId: string): Promise<SQL<boolean>> {
  const promos = await promosOf(db).execute({ memberId })
  const byItself = sql`exists (
    select from ${hiddenPosts} hidden where hidden.member_id = ${memberId} and hidden.post_id = ${posts}.id)`
  if (promos.length === 0) return sql<boolean>`${byItself}`
  const [shops, ids] = [promos.map(({ shop }) => shop), promos.map(({ id }) => id)]

  return sql<boolean>`(${byItself} or exists (
    select from unnest(${sql.param(shops)}::text[], ${sql.param(ids)}::integer[]) as promo (shop, id)
    where promo.shop = ${posts}.shop and promo.id = ${posts}.promo_id))`
}

const promosOf = builtOnce((db: Lagging) =>
  db
    .select({ shop: cataloguePromos.shop, id: cataloguePromos.id })
    .from(hiddenSellers)
    .innerJoin(
      catalogueProducts,
      and(eq(catalogueProducts.shop, hiddenSellers.shop), eq(catalogueProducts.sellerId, hiddenSellers.sellerId)),
    )
    .innerJoin(catalogueVariants, ofVariant)
    .innerJoin(cataloguePromos, ofPromo)
    .where(eq(hiddenSellers.memberId, sql.placeholder('memberId')))
    .prepare('promos_of_hidden_sellers'),
)
