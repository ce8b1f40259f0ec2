import { asc, count, eq, sql } from 'drizzle-orm'
import { products, promos, shops, variants } from '@/db/schema'
import type { Context } from '../context'

/** Lists all shops with their goods on sale and their promotions. */
export async function listShops({ db }: Pick<Context, 'db'>) {
  const [rows, promotions] = await Promise.all([
    db
      .select({
        id: shops.id,
        name: shops.name,
        city: shops.city,
        closedAt: shops.closedAt,
        onSale: count(sql`case when not ${products.delisted} then 1 end`),
      })
      .from(shops)
      .leftJoin(products, eq(products.shopId, shops.id))
      .groupBy(shops.id)
      .orderBy(asc(shops.name)),
    db
      .select({
        id: promos.id,
        code: promos.code,
        creator: promos.creator,
        endedAt: promos.endedAt,
        shopId: products.shopId,
        product: { id: products.nameId, en: products.nameEn },
      })
      .from(promos)
      .innerJoin(variants, eq(variants.sku, promos.sku))
      .innerJoin(products, eq(products.id, variants.productId))
      .orderBy(asc(promos.id)),
  ])

  return rows.map(({ closedAt, ...shop }) => ({
    ...shop,
    closedAt: closedAt?.toISOString() ?? null,
    promos: promotions
      .filter(({ shopId }) => shopId === shop.id)
      .map(({ shopId: _, endedAt, ...promo }) => ({ ...promo, endedAt: endedAt?.toISOString() ?? null })),
  }))
}
