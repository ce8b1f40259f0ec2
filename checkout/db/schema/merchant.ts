import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { products, shops, variants } from './catalogue'
import { instant } from './lifecycle'

/**
 * `legalising` is shown to buyers as "Dalam Proses Legalisasi" and ends after six months (Permendag
 * 19/2026, article 17).
 */
export const nibState = pgEnum('nib_state', ['registered', 'legalising'])

/** The legal identity of a shop's merchant, as far as the law requires it. Not public. */
export const shopRegistrations = pgTable('shop_registrations', {
  shopId: text()
    .primaryKey()
    .references(() => shops.id),
  /** Thirteen digits (PP 5/2021). One business has at most one shop. */
  nib: text().unique(),
  nibState: nibState().notNull(),
  /** Since when the shop has sold without a business number. */
  legalisingSince: instant(),
  npwp: text(),
  ownerName: text().notNull(),
  /** E.164. */
  phone: text().notNull(),
  email: text().notNull(),
  bankAccount: text().notNull(),
})

export const shopPapers = pgTable(
  'shop_papers',
  {
    shopId: text()
      .notNull()
      .references(() => shops.id),
    kind: text({ enum: ['nib', 'npwp', 'ktp', 'halal', 'bpom', 'sni'] }).notNull(),
    number: text().notNull(),
    expiresAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.shopId, table.kind, table.number] })],
)

export const BLOCK_REASONS = [
  'standard_missing',
  'foreign_under_100_usd',
  'foreign_without_price_abroad',
  'picture_missing',
] as const

export type BlockReason = (typeof BLOCK_REASONS)[number]

/** Reasons why goods are not on sale, for the merchant to read and fix. */
export const productBlocks = pgTable(
  'product_blocks',
  {
    productId: text()
      .notNull()
      .references(() => products.id),
    reason: text({ enum: BLOCK_REASONS }).notNull(),
    /** The missing number, such as `BPOM/PIRT`. */
    detail: text().notNull().default(''),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.reason, table.detail] }),
    index('product_blocks_by_reason').on(table.reason),
  ],
)

export const PROOF_KINDS = ['BPOM', 'HALAL', 'SNI', 'PIRT', 'picture', 'fob_cents'] as const

export type ProofKind = (typeof PROOF_KINDS)[number]

/**
 * Proofs that a merchant submitted for blocked goods. A repeated import of the goods does not ask
 * for them again.
 */
export const productProofs = pgTable(
  'product_proofs',
  {
    productId: text()
      .notNull()
      .references(() => products.id),
    kind: text({ enum: PROOF_KINDS }).notNull(),
    /** A number of that standard, the SHA-256 of a picture, or a price abroad in US cents. */
    value: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.kind] })],
)

/**
 * Stock counted when a shop migrated: the remaining pieces it declared, and how many went on sale.
 * Nothing is added for goods that Pasar already sold, since they are the same pieces.
 */
export const stockCounts = pgTable(
  'stock_counts',
  {
    sku: text()
      .primaryKey()
      .references(() => variants.sku),
    counted: integer().notNull(),
    added: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [check('stock_is_counted_once', sql`${table.added} in (0, ${table.counted}) and ${table.counted} >= 0`)],
)
