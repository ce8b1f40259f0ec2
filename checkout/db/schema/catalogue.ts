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
    /** Where its parcels start, for the tariff tables. */
    zone: zone().notNull(),
    /** Of its city, in degrees. */
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    /** Charges PPN: its prices include the tax. */
    taxable: boolean().notNull(),
    /** Since when it sells nothing. Its orders go on. */
    closedAt: instant(),
    /** Since when it is being brought over from another shop: nobody sees it before it is opened here. */
    movingSince: instant(),
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

/** On sale is only what carries the numbers that its kind of goods needs. */
export const standardsCheck = 'products_on_sale_carry_their_standards'

const carries = (kind: (typeof STANDARD_KINDS)[number]) => sql.raw(`standards @> '[{"kind": "${kind}"}]'`)

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
    /** Not for sale any more: neither shown nor sold, kept for the orders that name it. */
    delisted: boolean().notNull().default(false),
    /** Taken off sale by the closing of its shop, whose opening puts it back. */
    delistedWithShop: boolean().notNull().default(false),
    position: integer().notNull(),
    /** Number of reviews and the sum of their stars; a trigger keeps both. */
    reviews: integer().notNull().default(0),
    stars: integer().notNull().default(0),
    /** How many of them give one star, two, … five. */
    starCounts: integer().array().notNull().default([0, 0, 0, 0, 0]),
    /** Hundredths of a star on average; 0 before the first review. */
    rating: integer()
      .notNull()
      .generatedAlwaysAs(sql`case when reviews > 0 then round(100.0 * stars / reviews)::integer else 0 end`),
    /** Pieces sold in completed orders and in `past_sales`; triggers keep it. */
    sold: integer().notNull().default(0),
  },
  (table) => [
    // Each begins with what a list is of and goes on in the order that it is read in, without a sort.
    index('products_by_sold').on(table.sold, table.id).where(sql`not delisted`),
    index('products_by_category').on(table.category, table.sold, table.id).where(sql`not delisted`),
    index('products_by_shop').on(table.shopId, table.sold, table.id),
    index('products_by_rating').on(table.rating, table.id).where(sql`not delisted`),
    // Permendag 31/2023 Art. 11 [19/2026 Art. 15]; the contract's `missingStandards` says the same of a catalogue.
    check(
      standardsCheck,
      sql`${table.delisted} or (${carries('BPOM')} or ${table.category} <> 'beauty')
      and (${carries('HALAL')} and (${carries('BPOM')} or ${carries('PIRT')}) or ${table.category} <> 'food')
      and (${carries('SNI')} or ${table.category} <> 'toys' and ${table.nameId} !~* '\\mhelm\\M')`,
    ),
  ],
)

/**
 * Pictures that merchants brought: as they came (width 0), and drawn anew as squares in the widths of their frames. What a
 * product's `media` names and is not among the files that the shop was built with is here, by the SHA-256 of what was brought.
 */
export const productPictures = pgTable(
  'product_pictures',
  {
    sha256: text().notNull(),
    width: integer().notNull(),
    content: bytes().notNull(),
    /** By the database's clock: when it was kept here, or last handed in while nothing named it. */
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
    /** What distinguishes it from the other variants; null where the product has one variant only. */
    labelId: text(),
    labelEn: text(),
    /** Rupiah, with tax where the shop charges it. */
    price: integer().notNull(),
    compareAt: integer(),
    weightGrams: integer().notNull(),
    /** Pieces that nobody holds. Taken by `update … where available >= quantity`. */
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
  /** Of the goods in an order that came by it. Agreed with the creator here; no catalogue publishes it. */
  commissionPercent: integer().notNull().default(0),
  /** Since when it is published no more and earns nothing. */
  endedAt: instant(),
})
