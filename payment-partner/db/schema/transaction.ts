import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'
import { snapTokens } from './snap-token'

export const transactionStatus = pgEnum('transaction_status', [
  'pending',
  'authorize',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'failure',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
])

export const fraudStatus = pgEnum('fraud_status', ['accept', 'challenge', 'deny'])

export const transactions = pgTable(
  'transactions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Orders the tries of one order; two may begin within one tick of the clock. */
    number: bigserial({ mode: 'number' }).notNull(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    orderId: text().notNull(),
    /** The payment page it was begun on. Null: the merchant charged directly, through Core. */
    token: uuid().references(() => snapTokens.token),
    /** The name Snap knows it by: `bca_va`. Core's `payment_type` follows from it. */
    method: text().notNull(),
    grossAmount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull(),
    status: transactionStatus().notNull().default('pending'),
    fraudStatus: fraudStatus(),
    transactionTime: instant().notNull(),
    expiresAt: instant().notNull(),
    settledAt: instant(),
    /** Addresses that are notified of every change, and what the merchant wants to read there again. */
    notificationUrls: jsonb().$type<string[]>().notNull().default([]),
    customFields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /**
     * The number that a payer types at a bank or counter, or the reference in a QR code. Unique for
     * ever.
     */
    payCode: text().unique(),
    /** A card: when its capture settles, or when a challenge that nobody answered is cancelled. */
    dueAt: instant(),
    // First eight and last four digits, as the real gateway shows them. No column can take a whole card number.
    maskedCard: text(),
    approvalCode: text(),
    /** The merchant reserves the amount and captures it later. */
    authorizeOnly: boolean().notNull().default(false),
    /** The saved card that the merchant may charge again after this payment succeeds. */
    savedTokenId: text(),
    otpTries: integer().notNull().default(0),
    /** Rupiah that went back, whole refunds and parts together. */
    refundedAmount: bigint({ mode: 'number' }).notNull().default(0),
    /** Rupiah that the payer's bank took back. */
    chargedBackAmount: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    check('transactions_refund_at_most_all', sql`${table.refundedAmount} between 0 and ${table.grossAmount}`),
    // One order, at most one transaction that lives or has paid; it may be reused after the others.
    uniqueIndex('transactions_one_live')
      .on(table.merchantId, table.orderId)
      .where(sql`${table.status} not in ('deny', 'cancel', 'expire', 'failure')`),
    // By the order first: whoever drives a simulation names no merchant.
    index('transactions_by_order').on(table.orderId, table.merchantId, table.number),
    index('transactions_by_token').on(table.token),
    // Each is the job of its own expiry.
    index('transactions_due').on(table.expiresAt).where(sql`status in ('pending', 'authorize')`),
    // The operator's list, newest first and page by page.
    index('transactions_by_number').on(table.number),
  ],
)

export const changeCause = pgEnum('change_cause', ['payer', 'bank', 'merchant', 'clock', 'operator'])

/** Every state a transaction was ever in. Rows are only added. */
export const transactionStates = pgTable(
  'transaction_states',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    transactionId: uuid()
      .notNull()
      .references(() => transactions.id),
    status: transactionStatus().notNull(),
    fraudStatus: fraudStatus(),
    cause: changeCause().notNull(),
    at: createdAt(),
  },
  (table) => [
    index('transaction_states_by_transaction').on(table.transactionId),
    // A settlement report reads one day of them.
    index('transaction_states_by_moment').on(table.at),
  ],
)
