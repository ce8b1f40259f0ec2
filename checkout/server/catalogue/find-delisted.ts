import { and, eq } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { type Category, products, shops } from '@/db/schema'

export type DelistedProduct = {
  name: { id: string; en: string }
  category: Category
  /** Null while the shop is closed. */
  shop: { id: string; name: string } | null
}

/** Returns what a page says of a product that is not sold any more; null for one that never was. */
export async function findDelisted(
  { lagging: db }: { lagging: Lagging },
  { id }: { id: string },
): Promise<DelistedProduct | null> {
  const [row] = await db
    .select({ product: products, shop: shops })
    .from(products)
    .innerJoin(shops, eq(shops.id, products.shopId))
    .where(and(eq(products.id, id), eq(products.delisted, true)))
  if (!row) return null
  const { product, shop } = row

  return {
    name: { id: product.nameId, en: product.nameEn },
    category: product.category,
    shop: shop.closedAt === null ? { id: shop.id, name: shop.name } : null,
  }
}
