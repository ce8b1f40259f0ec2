import { z } from 'zod'
import { sha256 } from './fields'

/**
 * The version of all tables, columns and other transferred data below. Any change of them needs
 * another name.
 */
export const BUNDLE_SCHEMA = 'old-shop.v2'

/** Cells arrive as text, and an empty one is not zero. A number holds fifteen digits exactly. */
const digits = (form: RegExp) => z.string().regex(form).transform(Number)

/** Types of cells besides enums. A column that may be empty is `nullable()`. */
export const cells = {
  key: digits(/^[1-9]\d{0,14}$/),
  rupiah: digits(/^-?\d{1,15}$/),
  count: digits(/^\d{1,9}$/),
  /**
   * Long enough for people's text, and short enough that PostgreSQL never moves a value out of its
   * row.
   */
  text: z.string().max(600),
  yes: z.enum(['t', 'f']).transform((cell) => cell === 't'),
  /** An instant in UTC as PostgreSQL writes it. A wrong clock may have produced any year. */
  instant: z
    .string()
    .regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?\+00$/)
    .transform((cell) => new Date(`${cell.replace(' ', 'T').replace(/\+00$/, '')}Z`)),
  sha256,
}
const { key, rupiah, count, text, yes, instant } = cells

const shopper = z
  .strictObject({
    id: key,
    name: text.nullable(),
    phone: text.nullable(),
    email: text.nullable(),
    address: text.nullable(),
    /** Whether this person agreed to the transfer; null without an answer. */
    consent: z.enum(['yes', 'no']).nullable(),
    consentText: text.nullable(),
    consentAt: instant.nullable(),
    joinedAt: instant,
  })
  .refine(({ consent, name, phone, email, address }) => consent === 'yes' || !(name ?? phone ?? email ?? address), {
    error: 'nobody crosses by name without having said yes',
  })

/**
 * Every table and column that may be transferred, in this order. The first column is the key; in a
 * table with amounts, the second is the amount. Everything else stays behind: the social user's id,
 * baskets, notes to a seller, phone numbers of deliveries, addresses of invoice pages.
 */
export const bundleTables = {
  merchants: z.strictObject({
    id: key,
    name: text,
    ownerName: text,
    phone: text,
    email: text,
    city: text,
    province: text,
    nib: text.nullable(),
    npwp: text.nullable(),
    bankAccount: text,
    status: z.enum(['open', 'closed']),
    joinedAt: instant,
  }),
  merchantPapers: z.strictObject({
    id: key,
    merchantId: key,
    kind: z.enum(['nib', 'npwp', 'ktp', 'halal', 'bpom', 'sni']),
    number: text,
    expiresAt: instant.nullable(),
  }),
  products: z.strictObject({
    id: key,
    price: rupiah,
    merchantId: key,
    sku: text,
    name: text,
    category: text,
    stock: count,
    origin: text,
    /** Whether the product is sent from abroad, and its FOB price in US cents. */
    crossBorder: yes,
    fobCents: count.nullable(),
    standard: z.enum(['BPOM', 'HALAL', 'SNI']).nullable(),
    standardNumber: text.nullable(),
    changedAt: instant,
    picture: sha256.nullable(),
  }),
  shoppers: shopper,
  vouchers: z.strictObject({
    id: key,
    amount: rupiah,
    code: text,
    merchantId: key.nullable(),
    quota: count,
    used: count,
    endsAt: instant,
  }),
  orders: z.strictObject({
    id: key,
    total: rupiah,
    number: text,
    shopperId: key,
    merchantId: key,
    status: z.enum(['waiting', 'paid', 'sent', 'completed', 'cancelled', 'refunded', 'half_refunded']),
    subtotal: rupiah,
    shipping: rupiah,
    discount: rupiah,
    voucherCode: text.nullable(),
    /** The buyer as an invoice must name them, and no more. */
    recipient: text,
    address: text,
    postalCode: text.nullable(),
    placedAt: instant,
    paidAt: instant.nullable(),
    endedAt: instant.nullable(),
  }),
  orderLines: z.strictObject({
    id: key,
    amount: rupiah,
    orderId: key,
    productId: key,
    name: text,
    quantity: count,
    unitPrice: rupiah,
  }),
  payments: z.strictObject({
    id: key,
    amount: rupiah,
    orderId: key,
    /** The merchant account at the payment partner, and its ids there. */
    account: text,
    partnerOrderId: text,
    transactionId: text,
    method: z.enum(['qris', 'va', 'card', 'wallet']),
    status: z.enum(['pending', 'settled', 'expired', 'refunded', 'half_refunded', 'charged_back']),
    createdAt: instant,
    paidAt: instant.nullable(),
  }),
  refunds: z.strictObject({
    id: key,
    amount: rupiah,
    paymentId: key,
    kind: z.enum(['refund', 'chargeback']),
    status: z.enum(['requested', 'on_its_way', 'done', 'refused']),
    reason: text,
    requestedAt: instant,
    endedAt: instant.nullable(),
  }),
  balances: z.strictObject({ id: key, amount: rupiah, merchantId: key, changedAt: instant }),
  reviews: z.strictObject({
    id: key,
    productId: key,
    orderId: key,
    shopperId: key,
    rating: count,
    words: text,
    writtenAt: instant,
  }),
  invoices: z.strictObject({ id: key, amount: rupiah, orderId: key, number: text, issuedAt: instant }),
}

export type BundleTable = keyof typeof bundleTables
export type BundleRow<Table extends BundleTable> = z.output<(typeof bundleTables)[Table]>

export const tableNames = Object.keys(bundleTables) as BundleTable[]

/** Rows by table; a table without rows has no number. */
export type RowsByTable = Partial<Record<BundleTable, number>>

export function addRows(tables: RowsByTable, table: BundleTable, rows: number) {
  tables[table] = (tables[table] ?? 0) + rows
}

/** Returns the names of a table's columns, in the order of its cells. */
export const columnsOf = (table: BundleTable): string[] => Object.keys(bundleTables[table].shape)

/** Returns the database's name of a table or a column: `paid_at` for `paidAt`. */
export const databaseName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Returns whether the second column is an amount, which the chunks' sums add up. */
export const hasAmount = (table: BundleTable) => AMOUNTS.has(columnsOf(table)[1] ?? '')

const AMOUNTS = new Set(['amount', 'total', 'price'])
