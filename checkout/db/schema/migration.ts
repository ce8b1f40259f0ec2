import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes } from './bytes'
import { instant } from './lifecycle'

/**
 * Where the old shop's rows are held until they are at home: a schema of its own, which no page reads and which is dropped
 * when the migration is over. Its tables have the columns of the bundle's schema, in that order, and accept what that
 * accepts: COPY is refused by the types of the columns.
 */
export const migrationSchema = pgSchema('migration')

/** Domains of `key`, `rupiah`, `count` and `words`, as the contract says them. */
const domain = <Data>(name: string, fromDriver: (value: unknown) => Data) =>
  customType<{ data: Data; driverData: unknown }>({ dataType: () => `migration.${name}`, fromDriver })
const key = domain('key', Number)
const rupiah = domain('rupiah', Number)
const count = domain('count', Number)
const words = domain('words', String)
const moment = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

const id = () => key().primaryKey()
/** To another row's key. The old shop never enforced one, so nothing here does: a rule finds those that point nowhere. */
const reference = () => key().notNull()

export const rowState = migrationSchema.enum('row_state', ['quarantined', 'refused', 'mended'])
export const merchantStatus = migrationSchema.enum('merchant_status', ['open', 'closed'])
export const paperKind = migrationSchema.enum('paper_kind', ['nib', 'npwp', 'ktp', 'halal', 'bpom', 'sni'])
export const goodsStandard = migrationSchema.enum('goods_standard', ['BPOM', 'HALAL', 'SNI'])
export const answer = migrationSchema.enum('answer', ['yes', 'no'])
export const oldOrderStatus = migrationSchema.enum('order_status', [
  'waiting',
  'paid',
  'sent',
  'completed',
  'cancelled',
  'refunded',
  'half_refunded',
])
export const oldPaymentMethod = migrationSchema.enum('payment_method', ['qris', 'va', 'card', 'wallet'])
export const oldPaymentStatus = migrationSchema.enum('payment_status', [
  'pending',
  'settled',
  'expired',
  'refunded',
  'half_refunded',
  'charged_back',
])
export const oldRefundKind = migrationSchema.enum('refund_kind', ['refund', 'chargeback'])
export const oldRefundStatus = migrationSchema.enum('refund_status', ['requested', 'on_its_way', 'done', 'refused'])

export const stagedMerchants = migrationSchema.table('merchants', {
  id: id(),
  name: words().notNull(),
  ownerName: words().notNull(),
  phone: words().notNull(),
  email: words().notNull(),
  city: words().notNull(),
  province: words().notNull(),
  nib: words(),
  npwp: words(),
  bankAccount: words().notNull(),
  status: merchantStatus().notNull(),
  joinedAt: moment().notNull(),
})

export const stagedMerchantPapers = migrationSchema.table('merchant_papers', {
  id: id(),
  merchantId: reference(),
  kind: paperKind().notNull(),
  number: words().notNull(),
  expiresAt: moment(),
})

export const stagedProducts = migrationSchema.table(
  'products',
  {
    id: id(),
    price: rupiah().notNull(),
    merchantId: reference(),
    sku: words().notNull(),
    name: words().notNull(),
    category: words().notNull(),
    stock: count().notNull(),
    origin: words().notNull(),
    crossBorder: boolean().notNull(),
    fobCents: count(),
    standard: goodsStandard(),
    standardNumber: words(),
    changedAt: moment().notNull(),
    picture: words(),
  },
  () => [check('pictures_are_named_by_their_hash', sql`picture ~ '^[0-9a-f]{64}$'`)],
)

/** Pictures as they came; nobody sees them before they are drawn anew. */
export const stagedPictures = migrationSchema.table('pictures', {
  sha256: text().primaryKey(),
  /** Of the bundle that brought it. */
  sequence: integer().notNull(),
  content: bytes().notNull(),
  /** What it is by its content; null where it is nothing that can be shown. */
  format: text(),
})

/** Buyers, with no more than they said yes to. */
export const stagedShoppers = migrationSchema.table(
  'shoppers',
  {
    id: id(),
    name: words(),
    phone: words(),
    email: words(),
    address: words(),
    consent: answer(),
    consentText: words(),
    consentAt: moment(),
    joinedAt: moment().notNull(),
  },
  () => [
    check(
      'nobody_by_name_without_a_yes',
      sql`consent is not distinct from 'yes' or num_nonnulls(name, phone, email, address) = 0`,
    ),
  ],
)

export const stagedVouchers = migrationSchema.table('vouchers', {
  id: id(),
  amount: rupiah().notNull(),
  code: words().notNull(),
  merchantId: key(),
  quota: count().notNull(),
  used: count().notNull(),
  endsAt: moment().notNull(),
})

export const stagedOrders = migrationSchema.table('orders', {
  id: id(),
  total: rupiah().notNull(),
  number: words().notNull(),
  shopperId: reference(),
  merchantId: reference(),
  status: oldOrderStatus().notNull(),
  subtotal: rupiah().notNull(),
  shipping: rupiah().notNull(),
  discount: rupiah().notNull(),
  voucherCode: words(),
  recipient: words().notNull(),
  address: words().notNull(),
  postalCode: words(),
  placedAt: moment().notNull(),
  paidAt: moment(),
  endedAt: moment(),
})

export const stagedOrderLines = migrationSchema.table('order_lines', {
  id: id(),
  amount: rupiah().notNull(),
  orderId: reference(),
  productId: reference(),
  name: words().notNull(),
  quantity: count().notNull(),
  unitPrice: rupiah().notNull(),
})

export const stagedPayments = migrationSchema.table('payments', {
  id: id(),
  amount: rupiah().notNull(),
  orderId: reference(),
  account: words().notNull(),
  partnerOrderId: words().notNull(),
  transactionId: words().notNull(),
  method: oldPaymentMethod().notNull(),
  status: oldPaymentStatus().notNull(),
  createdAt: moment().notNull(),
  paidAt: moment(),
})

export const stagedRefunds = migrationSchema.table('refunds', {
  id: id(),
  amount: rupiah().notNull(),
  paymentId: reference(),
  kind: oldRefundKind().notNull(),
  status: oldRefundStatus().notNull(),
  reason: words().notNull(),
  requestedAt: moment().notNull(),
  endedAt: moment(),
})

export const stagedBalances = migrationSchema.table('balances', {
  id: id(),
  amount: rupiah().notNull(),
  merchantId: reference(),
  changedAt: moment().notNull(),
})

export const stagedReviews = migrationSchema.table('reviews', {
  id: id(),
  productId: reference(),
  orderId: reference(),
  shopperId: reference(),
  rating: count().notNull(),
  words: words().notNull(),
  writtenAt: moment().notNull(),
})

export const stagedInvoices = migrationSchema.table('invoices', {
  id: id(),
  amount: rupiah().notNull(),
  orderId: reference(),
  number: words().notNull(),
  issuedAt: moment().notNull(),
})

/** Bundles in their order. The last one may be half loaded; only it, again, is accepted then. */
export const bundles = migrationSchema.table('bundles', {
  sequence: integer().primaryKey(),
  migration: uuid().notNull(),
  /** SHA-256 of the manifest file, which the next bundle names. */
  hash: text().notNull(),
  previous: text(),
  /** Where in the old shop's log it ends. */
  upTo: text().notNull(),
  rows: bigint({ mode: 'number' }).notNull(),
  begunAt: instant().notNull(),
  loadedAt: instant(),
  /** Since when every row of it has been judged by the rules. */
  judgedAt: instant(),
})

/** A chunk is loaded by the transaction that writes its row here, so it is loaded once. */
export const chunks = migrationSchema.table(
  'chunks',
  {
    sequence: integer()
      .notNull()
      .references(() => bundles.sequence, { onDelete: 'cascade' }),
    name: text().notNull(),
    tableName: text().notNull(),
    rows: bigint({ mode: 'number' }).notNull(),
    /** Rows that were not here before; less than none where keys were deleted. The sum is what the source has. */
    added: bigint({ mode: 'number' }).notNull(),
    loadedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sequence, table.name] })],
)

/**
 * Rows that a rule keeps out of their table, and rows that came back in another form than they had come (`mended`). What
 * came stays in `source`, so that both sides' checksums can be compared whatever was mended.
 */
export const setAside = migrationSchema.table(
  'set_aside',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
    state: rowState().notNull(),
    /** The rule, or `refused_by_hand`. */
    code: text().notNull(),
    source: jsonb().$type<Record<string, unknown>>().notNull(),
    row: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Of one person with two accounts: the row that stands for both. */
    intoKey: bigint({ mode: 'number' }),
    /** Who changed or refused it by hand. */
    by: text(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.tableName, table.key] }),
    index('set_aside_by_code').on(table.tableName, table.state, table.code),
    // What is set aside with an order, a payment or a merchant is found by it.
    ...(['order_id', 'payment_id', 'merchant_id', 'number', 'shopper_id', 'voucher_code'] as const).map((of) =>
      index(`set_aside_by_${of}`).on(sql.raw(`"table_name", ("row" ->> '${of}')`)),
    ),
  ],
)

/**
 * Orders that are compared whole. The old shop has promised a secret, and this is what Pasar put beside it before it was told:
 * so neither of the two chose which orders they are.
 */
export const draws = migrationSchema.table('draws', {
  number: integer().primaryKey(),
  migration: uuid().notNull(),
  commitment: text().notNull(),
  nonce: text().notNull(),
  orders: integer().notNull(),
  askedAt: instant().notNull(),
})

/** Where a staged row has gone to, and whether that was there before and is the same by its identity. */
export const arrivals = migrationSchema.table(
  'arrivals',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
    target: text().notNull(),
    matched: boolean().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    // What tells rows apart comes first. The name alone would fit either index as well, as long as no statistics know that it
    // has many rows: each look-up would read all of a table that has just grown.
    primaryKey({ columns: [table.key, table.tableName] }),
    unique('arrivals_by_target').on(table.target, table.tableName),
  ],
)

/** Rows that were loaded, mended or judged anew since: whoever brings rows of a table takes theirs out (decision 097). */
export const changed = migrationSchema.table(
  'changed',
  {
    tableName: text().notNull(),
    key: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tableName, table.key] })],
)

/** Up to which key the rows of a table have been brought once; later ones lie behind it, or in `changed`. */
export const brought = migrationSchema.table('brought', {
  tableName: text().primaryKey(),
  upTo: bigint({ mode: 'number' }).notNull(),
})
