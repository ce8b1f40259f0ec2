import { DomainError } from '@jembatan/platform/errors'
import { eq, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { products, shops, variants } from '@/db/schema'
import { type AuditEvent, recording } from '../audit/record-event'
import { labelOf } from './label-of'
import { type StockBand, stockBand } from './stock-band'

export type Item = {
  sku: string
  productId: string
  brand: string
  name: { id: string; en: string }
  label: { id: string; en: string } | null
  media: string
  price: number
  compareAt: number | null
  stock: StockBand
  delisted: boolean
  shop: { id: string; name: string; city: string; taxable: boolean }
}

/**
 * Returns one variant with today's data, delisted or not. Writes `recorded` in the same statement
 * when it is found.
 * @throws {DomainError} `item_unavailable` when this shop never sold it.
 */
export async function findItem(
  { db }: { db: Lagging },
  { sku }: { sku: string },
  recorded: AuditEvent[] = [],
): Promise<Item> {
  const [row] = await db
    .with(...recording(db, recorded, sql`variants where sku = ${sku}`))
    .select({ variant: variants, product: products, shop: shops })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .where(eq(variants.sku, sku))
  if (!row) throw new DomainError('not_found', 'item_unavailable', 'no such item was ever sold here')

  const { variant, product, shop } = row
  return {
    sku,
    productId: product.id,
    brand: product.brand,
    name: { id: product.nameId, en: product.nameEn },
    label: labelOf(variant),
    media: product.media,
    price: variant.price,
    compareAt: variant.compareAt,
    stock: product.delisted ? 'sold_out' : stockBand(variant.available),
    delisted: product.delisted,
    shop: { id: shop.id, name: shop.name, city: shop.city, taxable: shop.taxable },
  }
}
