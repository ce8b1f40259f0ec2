import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { zone } from './delivery'

export const shops = pgTable('shops', {
  id: text().primaryKey(),
  name: text().notNull(),
  city: text().notNull(),
  province: text().notNull(),
  /** Where its parcels start, for the tariff tables. */
  zone: zone().notNull(),
  /** Charges PPN: its prices include the tax. */
  taxable: boolean().notNull(),
})

export const STANDARD_KINDS = ['BPOM', 'HALAL', 'SNI', 'PIRT'] as const

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
    category: text().notNull(),
    media: text().notNull(),
    originId: text().notNull(),
    originEn: text().notNull(),
    standards: jsonb().$type<Standard[]>().notNull(),
    /** Not for sale any more: neither shown nor sold, kept for the orders that name it. */
    delisted: boolean().notNull().default(false),
    position: integer().notNull(),
  },
  (table) => [index('products_by_shop').on(table.shopId)],
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
  (table) => [index('variants_by_product').on(table.productId), check(stockCheck, sql`${table.available} >= 0`)],
)

export const promos = pgTable('promos', {
  /** The integer that the handoff carries. */
  id: integer().primaryKey(),
  code: text().notNull().unique(),
  creator: text().notNull(),
  sku: text()
    .notNull()
    .references(() => variants.sku),
})
