import { DomainError } from '@jembatan/platform/errors'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { and, eq, or, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { type Category, products, type SizeGuide, type Standard, shops, variants } from '@/db/schema'
import { labelOf } from './label-of'
import { MOST_PIECES } from './limits'
import { type StockBand, stockBand } from './stock-band'

type Text = { id: string; en: string }

export type ShownVariant = {
  sku: string
  label: Text | null
  price: number
  compareAt: number | null
  weightGrams: number
  stock: StockBand
  /** Maximum quantity in one basket at the moment. */
  most: number
}

export type ShownProduct = {
  id: string
  brand: string
  name: Text
  description: Text
  category: Category
  media: string
  origin: Text
  standards: Standard[]
  sizeGuide: SizeGuide | null
  /** Hundredths of a star; 0 before the first review. */
  rating: number
  reviews: number
  /** Number of reviews by stars, most stars first. */
  stars: { stars: number; reviews: number }[]
  sold: number
  shop: { id: string; name: string; city: string; province: string; taxable: boolean; closed: boolean }
  variants: [ShownVariant, ...ShownVariant[]]
}

/**
 * Returns a product, including goods of a closed shop, which cannot be bought. @throws
 * {DomainError} `product_missing` when it is delisted otherwise.
 */
export async function showProduct(
  { lagging: db }: { lagging: Lagging },
  { id }: { id: string },
): Promise<ShownProduct> {
  const rows = await variantsOf(db).execute({ id })
  const [first, ...others] = rows
  if (!first) throw new DomainError('not_found', 'product_missing', 'no such product is on sale')

  const { product, shop } = first
  return {
    id: product.id,
    brand: product.brand,
    name: { id: product.nameId, en: product.nameEn },
    description: { id: product.descriptionId, en: product.descriptionEn },
    category: product.category,
    media: product.media,
    origin: { id: product.originId, en: product.originEn },
    standards: product.standards,
    sizeGuide: product.sizeGuide,
    rating: product.rating,
    reviews: product.reviews,
    stars: product.starCounts.map((reviews, index) => ({ stars: index + 1, reviews })).reverse(),
    sold: product.sold,
    shop: {
      id: shop.id,
      name: shop.name,
      city: shop.city,
      province: shop.province,
      taxable: shop.taxable,
      closed: shop.closedAt !== null,
    },
    variants: [toVariant(first), ...others.map(toVariant)],
  }
}

const variantsOf = builtOnce((db: Lagging) =>
  db
    .select({ product: products, shop: shops, variant: variants })
    .from(products)
    .innerJoin(shops, eq(shops.id, products.shopId))
    .innerJoin(variants, eq(variants.productId, products.id))
    .where(
      and(
        eq(products.id, sql.placeholder('id')),
        or(eq(products.delisted, false), eq(products.delistedWithShop, true)),
      ),
    )
    .orderBy(variants.position)
    .prepare('show_product'),
)

function toVariant({ variant }: { variant: typeof variants.$inferSelect }): ShownVariant {
  const { sku, price, compareAt, weightGrams, available } = variant

  return {
    sku,
    label: labelOf(variant),
    price,
    compareAt,
    weightGrams,
    stock: stockBand(available),
    most: Math.min(available, MOST_PIECES),
  }
}
