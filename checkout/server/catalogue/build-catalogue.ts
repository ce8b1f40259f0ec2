import type { Catalogue } from '@jembatan/contract/catalogue'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { products, promos, shops, variants } from '@/db/schema'
import { labelOf } from './label-of'
import { stockBand } from './stock-band'

type Product = Catalogue['products'][number]
type Variant = Product['variants'][number]
type Text = { id: string; en: string }

/**
 * Returns the promoted goods on sale, limited to public data. The social app shows nothing else.
 */
export async function buildCatalogue(db: Connection): Promise<Omit<Catalogue, 'publishedAt' | 'publisher'>> {
  const onTheShelves = eq(products.delisted, false)
  const running = isNull(promos.endedAt)
  const promoted = db
    .select({ id: variants.productId })
    .from(promos)
    .innerJoin(variants, eq(variants.sku, promos.sku))
    .where(running)
  const [productRows, variantRows, promoRows] = await Promise.all([
    db
      .select({ product: products, shop: shops })
      .from(products)
      .innerJoin(shops, eq(shops.id, products.shopId))
      .where(and(onTheShelves, inArray(products.id, promoted)))
      .orderBy(products.position),
    db
      .select()
      .from(variants)
      .where(inArray(variants.productId, promoted))
      .orderBy(variants.productId, variants.position),
    db
      .select({ id: promos.id, code: promos.code, creator: promos.creator, sku: promos.sku })
      .from(promos)
      .innerJoin(variants, eq(variants.sku, promos.sku))
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(onTheShelves, running))
      .orderBy(promos.id),
  ])
  const sellers = new Map(productRows.map(({ shop }) => [shop.id, shop]))

  return {
    version: 1,
    shops: [...sellers.values()]
      .map(({ id, name, city, province }) => ({ id, name, city, province }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    products: productRows.map(({ product, shop }) =>
      toProduct(product, {
        taxed: shop.taxable,
        variants: variantRows.filter(({ productId }) => productId === product.id).map(toVariant),
      }),
    ),
    promos: promoRows,
  }
}

type Parts = { taxed: boolean; variants: Variant[] }

function toProduct(row: typeof products.$inferSelect, { taxed, variants }: Parts): Product {
  return {
    id: row.id,
    shopId: row.shopId,
    brand: row.brand,
    name: text(row.nameId, row.nameEn),
    description: text(row.descriptionId, row.descriptionEn),
    category: row.category,
    media: row.media,
    origin: text(row.originId, row.originEn),
    tax: taxed ? 'included' : 'not_charged',
    // Rebuilt with the contract's key order: jsonb does not preserve it.
    standards: row.standards.map(({ kind, number }) => ({ kind, number })),
    variants,
  }
}

function toVariant(row: typeof variants.$inferSelect): Variant {
  return {
    sku: row.sku,
    label: labelOf(row),
    price: { amount: row.price, currency: 'IDR' },
    compareAt: row.compareAt,
    weightGrams: row.weightGrams,
    stock: stockBand(row.available),
  }
}

const text = (id: string, en: string): Text => ({ id, en })
