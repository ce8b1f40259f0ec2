import {
  char,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * The shops' published catalogues, as imported. An import replaces all rows of its shop and no
 * other's; nothing else writes here. `shop` is the shop's id in RAMAI_SHOPS_FILE: two shops may use
 * the same ids. A seller is one of the merchants within a shop.
 */
export const catalogueSellers = pgTable(
  'catalogue_sellers',
  {
    shop: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    city: text().notNull(),
    province: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.id] })],
)

export type Standard = { kind: 'BPOM' | 'HALAL' | 'SNI' | 'PIRT'; number: string }

export const catalogueTax = pgEnum('catalogue_tax', ['included', 'not_charged'])

export const catalogueProducts = pgTable(
  'catalogue_products',
  {
    shop: text().notNull(),
    id: text().notNull(),
    sellerId: text().notNull(),
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
  },
  (table) => [
    primaryKey({ columns: [table.shop, table.id] }),
    foreignKey({
      columns: [table.shop, table.sellerId],
      foreignColumns: [catalogueSellers.shop, catalogueSellers.id],
    }),
  ],
)

export const stockBand = pgEnum('stock_band', ['available', 'low', 'sold_out'])

export const catalogueVariants = pgTable(
  'catalogue_variants',
  {
    shop: text().notNull(),
    sku: text().notNull(),
    productId: text().notNull(),
    labelId: text(),
    labelEn: text(),
    /** In rupiah, for display; Ramai charges nothing. */
    price: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    compareAt: integer(),
    weightGrams: integer().notNull(),
    stock: stockBand().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shop, table.sku] }),
    foreignKey({
      columns: [table.shop, table.productId],
      foreignColumns: [catalogueProducts.shop, catalogueProducts.id],
    }),
    index('catalogue_variants_by_product').on(table.shop, table.productId),
  ],
)

export const cataloguePromos = pgTable(
  'catalogue_promos',
  {
    shop: text().notNull(),
    /** The promotion id in a handoff. */
    id: integer().notNull(),
    code: text().notNull(),
    creator: text().notNull(),
    sku: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shop, table.id] }),
    unique('catalogue_promos_code_unique').on(table.shop, table.code),
    foreignKey({
      columns: [table.shop, table.sku],
      foreignColumns: [catalogueVariants.shop, catalogueVariants.sku],
    }),
  ],
)

/**
 * One row per accepted file. It distinguishes older from newer files, and shows an auditor what was
 * loaded when.
 */
export const catalogueImports = pgTable('catalogue_imports', {
  id: serial().primaryKey(),
  shop: text().notNull(),
  importedAt: instant().notNull(),
  publishedAt: instant().notNull(),
  publisher: text().notNull(),
  sha256: char({ length: 64 }).notNull(),
  products: integer().notNull(),
  promos: integer().notNull(),
  /** The signed file, to restore it; null for imports from before files were stored. */
  file: text(),
  /**
   * When an operator restored the version before this one. This file is not imported again unless
   * an operator does so.
   */
  withdrawnAt: instant(),
})

/** A genuine file that waits for an operator's review: one per shop, the latest upload. */
export const catalogueUploads = pgTable('catalogue_uploads', {
  shop: text().primaryKey(),
  id: uuid().notNull().unique(),
  file: text().notNull(),
  uploadedAt: instant().notNull(),
})
