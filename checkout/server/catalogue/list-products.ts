import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { products, shops, variants } from '@/db/schema'
import { type StockBand, stockBand } from './stock-band'

export type ListedProduct = {
  id: string
  name: { id: string; en: string }
  media: string
  price: number
  compareAt: number | null
  stock: StockBand
  shop: { name: string; city: string }
}

/** The front page: each product with its first variant. */
export async function listProducts(db: Connection): Promise<ListedProduct[]> {
  const rows = await db
    .select({ product: products, shop: shops, variant: variants })
    .from(products)
    .innerJoin(shops, eq(shops.id, products.shopId))
    .innerJoin(variants, and(eq(variants.productId, products.id), eq(variants.position, 0)))
    .where(eq(products.delisted, false))
    .orderBy(products.position)

  return rows.map(({ product, shop, variant }) => ({
    id: product.id,
    name: { id: product.nameId, en: product.nameEn },
    media: product.media,
    price: variant.price,
    compareAt: variant.compareAt,
    stock: stockBand(variant.available),
    shop: { name: shop.name, city: shop.city },
  }))
}
