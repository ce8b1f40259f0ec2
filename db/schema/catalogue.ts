import { char, index, integer, jsonb, pgEnum, pgTable, serial, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** What Pasar published, as imported. These tables are replaced whole by every import and written by nothing else. */
export const catalogueShops = pgTable('catalogue_shops', {
  id: text().primaryKey(),
  name: text().notNull(),
  city: text().notNull(),
  province: text().notNull(),
})

export type Standard = { kind: 'BPOM' | 'HALAL' | 'SNI' | 'PIRT'; number: string }

export const catalogueTax = pgEnum('catalogue_tax', ['included', 'not_charged'])

export const catalogueProducts = pgTable('catalogue_products', {
  id: text().primaryKey(),
  shopId: text()
    .notNull()
    .references(() => catalogueShops.id),
  brand: text().notNull(),
  nameId: text().notNull(),
  nameEn: text().notNull(),
  descriptionId: text().notNull(),
  descriptionEn: text().notNull(),
  category: text().notNull(),
  media: text().notNull(),
  originId: text().notNull(),
  originEn: text().notNull(),
  tax: catalogueTax().notNull(),
  standards: jsonb().$type<Standard[]>().notNull(),
})

export const stockBand = pgEnum('stock_band', ['available', 'low', 'sold_out'])

export const catalogueVariants = pgTable(
  'catalogue_variants',
  {
    sku: text().primaryKey(),
    productId: text()
      .notNull()
      .references(() => catalogueProducts.id),
    labelId: text(),
    labelEn: text(),
    /** Rupiah. Shown here, charged by nobody here. */
    price: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    compareAt: integer(),
    weightGrams: integer().notNull(),
    stock: stockBand().notNull(),
  },
  (table) => [index('catalogue_variants_by_product').on(table.productId)],
)

export const cataloguePromos = pgTable('catalogue_promos', {
  /** The integer that a handoff carries. */
  id: integer().primaryKey(),
  code: text().notNull().unique(),
  creator: text().notNull(),
  sku: text()
    .notNull()
    .references(() => catalogueVariants.sku),
})

/** One row per accepted file: tells an older file from a newer one, and an auditor what was loaded when. */
export const catalogueImports = pgTable('catalogue_imports', {
  id: serial().primaryKey(),
  importedAt: instant().notNull(),
  publishedAt: instant().notNull(),
  publisher: text().notNull(),
  sha256: char({ length: 64 }).notNull(),
  products: integer().notNull(),
  promos: integer().notNull(),
})
