import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { products, shops, variants } from './catalogue'
import { instant } from './lifecycle'

/** `legalising` is shown to buyers as "Dalam Proses Legalisasi", and ends after six months (Permendag 19/2026, article 17). */
export const nibState = pgEnum('nib_state', ['registered', 'legalising'])

/** Who stands behind a shop, as far as the law asks who that is. Not public. */
export const shopRegistrations = pgTable('shop_registrations', {
  shopId: text()
    .primaryKey()
    .references(() => shops.id),
  /** Thirteen digits (PP 5/2021). One business, one shop. */
  nib: text().unique(),
  nibState: nibState().notNull(),
  /** Since when it has sold without a number. */
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

/** Why goods are not on sale, for the merchant to read and mend. */
export const productBlocks = pgTable(
  'product_blocks',
  {
    productId: text()
      .notNull()
      .references(() => products.id),
    reason: text({ enum: BLOCK_REASONS }).notNull(),
    /** Which number is missing, such as `BPOM/PIRT`. */
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

/** What a merchant has handed in for blocked goods: bringing these goods over once more does not ask for it again. */
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
 * Stock that was counted when a shop moved here: what it said it had left, and how much of that went on sale. Goods that were
 * sold here before lie on the same shelf, so that nothing is added to them.
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
