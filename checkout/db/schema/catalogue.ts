import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes } from './bytes'
import { zone } from './delivery'
import { instant } from './lifecycle'

export const shops = pgTable(
  'shops',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    city: text().notNull(),
    province: text().notNull(),
    /** Origin zone of its parcels, for the tariff tables. */
    zone: zone().notNull(),
    /** Coordinates of its city, in degrees. */
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** Charges PPN: its prices include the tax. */
    taxable: boolean().notNull(),
    /** Since when the shop has been closed to new orders. Existing orders continue. */
    closedAt: instant(),
    /** Since when the shop has been in migration. It is hidden until the migration opens it. */
    importingSince: instant(),
  },
  (table) => [index('shops_by_city').on(table.city), index('shops_alike').using('gin', sql`lower(name) gin_trgm_ops`)],
)

/** In the order in which the shop shows them; their names are in the message catalogues. */
export const CATEGORIES = [
  'beauty',
  'fashion',
  'food',
  'home',
  'kitchen',
  'electronics',
  'stationery',
  'toys',
  'garden',
  'sport',
  'pets',
  'travel',
] as const

export type Category = (typeof CATEGORIES)[number]

export const STANDARD_KINDS = ['BPOM', 'HALAL', 'SNI', 'PIRT'] as const

/** A product on sale must carry the numbers that its kind of goods requires. */
export const standardsCheck = 'products_on_sale_carry_their_standards'

const carries = (kind: (typeof STANDARD_KINDS)[number]) => sql.raw(`standards @> '[{"kind": "${kind}"}]'`)

/** A table of sizes. The first cell of a row names the size; the others are measures. */
export type SizeGuide = { columns: { id: string; en: string }[]; rows: [string, ...number[]][] }

export type Standard = { kind: (typeof STANDARD_KINDS)[number]; number: string }

export const products = pgTable(
  'products',
  {
    id: text().primaryKey(),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    brand: text().notNull(),
    nameId: text().notNull(),
    nameEn: text().notNull(),
    descriptionId: text().notNull(),
    descriptionEn: text().notNull(),
    category: text({ enum: CATEGORIES }).notNull(),
    media: text().notNull(),
    originId: text().notNull(),
    originEn: text().notNull(),
    standards: jsonb().$type<Standard[]>().notNull(),
    /** Null for goods without sizes. */
    sizeGuide: jsonb().$type<SizeGuide>(),
    /** No longer for sale: hidden, and retained for the orders that reference it. */
    delisted: boolean().notNull().default(false),
    /** Delisted because its shop closed; reopening the shop lists it again. */
    delistedWithShop: boolean().notNull().default(false),
    position: integer().notNull(),
    /** Number of reviews and the sum of their stars; a trigger keeps both. */
    reviews: integer().notNull().default(0),
    stars: integer().notNull().default(0),
    /** Number of reviews by stars, from one to five. */
    starCounts: integer().array().notNull().default([0, 0, 0, 0, 0]),
    /** Hundredths of a star on average; 0 before the first review. */
    rating: integer()
      .notNull()
      .generatedAlwaysAs(sql`case when reviews > 0 then round(100.0 * stars / reviews)::integer else 0 end`),
    /** Pieces sold in completed orders and in `past_sales`; triggers keep it. */
    sold: integer().notNull().default(0),
  },
  (table) => [
    // Each index begins with the list's filter and continues in its display order, so that no sort
    // is needed.
    index('products_by_sold').on(table.sold, table.id).where(sql`not delisted`),
    index('products_by_category').on(table.category, table.sold, table.id).where(sql`not delisted`),
    index('products_by_shop').on(table.shopId, table.sold, table.id),
    index('products_by_rating').on(table.rating, table.id).where(sql`not delisted`),
    // Permendag 31/2023 Art. 11 [19/2026 Art. 15]; the contract's `missingStandards` says the same
    // of a catalogue.
    check(
      standardsCheck,
      sql`${table.delisted} or (${carries('BPOM')} or ${table.category} <> 'beauty')
      and (${carries('HALAL')} and (${carries('BPOM')} or ${carries('PIRT')}) or ${table.category} <> 'food')
      and (${carries('SNI')} or ${table.category} <> 'toys' and ${table.nameId} !~* '\\mhelm\\M')`,
    ),
  ],
)

/**
 * Pictures uploaded by merchants: the original (width 0), and re-encoded squares in the widths of
 * their frames. Keyed by the SHA-256 of the original. A product's `media` names either a bundled
 * picture or one of these.
 */
export const productPictures = pgTable(
  'product_pictures',
  {
    sha256: text().notNull(),
    width: integer().notNull(),
    content: bytes().notNull(),
    /** Database time of the upload, or of the last repeated upload while no product used it. */
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.width] })],
)

export const stockCheck = 'variants_stock_is_never_negative'

export const variants = pgTable(
  'variants',
  {
    sku: text().primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id),
    /** Distinguishes the variant from its siblings; null for a product's only variant. */
    labelId: text(),
    labelEn: text(),
    /** Rupiah, with tax where the shop charges it. */
    price: integer().notNull(),
    compareAt: integer(),
    weightGrams: integer().notNull(),
    /** Unreserved pieces. Reserved by `update … where available >= quantity`. */
    available: integer().notNull(),
    position: integer().notNull(),
  },
  (table) => [
    index('variants_by_product').on(table.productId),
    // Partial: a list shows and sorts a product by the price of its first variant.
    index('variants_by_first_price').on(table.price, table.productId).where(sql`position = 0`),
    check(stockCheck, sql`${table.available} >= 0`),
  ],
)

export const promos = pgTable('promos', {
  /** The integer that the handoff carries. */
  id: integer().primaryKey(),
  code: text().notNull().unique(),
  creator: text().notNull(),
  sku: text()
    .notNull()
    .references(() => variants.sku),
  /**
   * Percent of the goods in an order that came by this promotion. Agreed with the creator; no
   * catalogue publishes it.
   */
  commissionPercent: integer().notNull().default(0),
  /** Since when it is unpublished and earns no commission. */
  endedAt: instant(),
})
