import { bigint, boolean, customType, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, key, reference, rupiah } from './columns'

export const merchants = pgTable('merchants', {
  id: key(),
  name: text().notNull(),
  ownerName: text().notNull(),
  phone: text().notNull(),
  email: text().notNull(),
  city: text().notNull(),
  province: text().notNull(),
  /** The business number; some merchants sold for years without one. */
  nib: text(),
  npwp: text(),
  bankAccount: text().notNull(),
  status: text().notNull(),
  joinedAt: instant().notNull(),
})

export const merchantPapers = pgTable('merchant_papers', {
  id: key(),
  merchantId: reference(),
  kind: text().notNull(),
  number: text().notNull(),
  expiresAt: instant(),
})

export const products = pgTable('products', {
  id: key(),
  price: rupiah(),
  merchantId: reference(),
  sku: text().notNull(),
  name: text().notNull(),
  category: text().notNull(),
  stock: integer().notNull(),
  origin: text().notNull(),
  crossBorder: boolean().notNull(),
  /** The FOB price in US cents of a product that is sent from abroad. */
  fobCents: integer(),
  standard: text(),
  standardNumber: text(),
  changedAt: instant().notNull(),
  /** The key of its picture; some products never had one. */
  picture: text(),
})

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Pictures by the hash of their content, each stored once for all its products. */
export const pictures = pgTable('pictures', {
  sha256: text().primaryKey(),
  content: bytes().notNull(),
})

/** The amount owed to a seller after all sales and refunds. */
export const balances = pgTable('balances', {
  id: key(),
  amount: rupiah(),
  merchantId: reference(),
  changedAt: instant().notNull(),
})

export const vouchers = pgTable('vouchers', {
  id: key(),
  amount: rupiah(),
  code: text().notNull(),
  /** Null for a voucher of the platform itself. */
  merchantId: bigint({ mode: 'number' }),
  quota: integer().notNull(),
  used: integer().notNull(),
  endsAt: instant().notNull(),
})
