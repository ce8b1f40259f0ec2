import type { Catalogue } from '@jembatan/contract/catalogue'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { products, promos, shops, variants } from '@/db/schema'
import { stockBand } from './stock-band'

type Product = Catalogue['products'][number]
type Variant = Product['variants'][number]
type Text = { id: string; en: string }

/** Everything on sale, as far as it is public. */
export async function buildCatalogue(db: Connection): Promise<Omit<Catalogue, 'publishedAt' | 'publisher'>> {
  const onTheShelves = eq(products.delisted, false)
  const [shopRows, productRows, variantRows, promoRows] = await Promise.all([
    db.select().from(shops).orderBy(shops.id),
    db.select().from(products).where(onTheShelves).orderBy(products.position),
    db.select().from(variants).orderBy(variants.productId, variants.position),
    db
      .select({ id: promos.id, code: promos.code, creator: promos.creator, sku: promos.sku })
      .from(promos)
      .innerJoin(variants, eq(variants.sku, promos.sku))
      .innerJoin(products, eq(products.id, variants.productId))
      .where(onTheShelves)
      .orderBy(promos.id),
  ])
  const taxable = new Map(shopRows.map((shop) => [shop.id, shop.taxable]))

  return {
    version: 1,
    shops: shopRows.map(({ id, name, city, province }) => ({ id, name, city, province })),
    products: productRows.map((product) =>
      toProduct(product, {
        taxed: taxable.get(product.shopId) ?? false,
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
    // Their own words in their own order: jsonb keeps neither.
    standards: row.standards.map(({ kind, number }) => ({ kind, number })),
    variants,
  }
}

function toVariant(row: typeof variants.$inferSelect): Variant {
  return {
    sku: row.sku,
    label: row.labelId && row.labelEn ? text(row.labelId, row.labelEn) : null,
    price: { amount: row.price, currency: 'IDR' },
    compareAt: row.compareAt,
    weightGrams: row.weightGrams,
    stock: stockBand(row.available),
  }
}

const text = (id: string, en: string): Text => ({ id, en })
