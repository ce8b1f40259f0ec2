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

/** The names that BI-SNAP gives a charge, apart from its `partnerReferenceNo`: the order. */
export type BiSnapCharge = { service: 'debit' | 'qris' | 'va'; referenceNo: string; externalId: string }

/**
 * The acquiring bank that the merchant names, and what a card pays besides: in parts, or with
 * points.
 */
export type CardPlan = {
  bank: string
  installmentTerm?: number
  /** Rupiah paid with points, and those that the card has left. */
  points?: { redeemed: number; balance: number }
}

export const transactions = pgTable(
  'transactions',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Order of an order's attempts; two may start within one tick of the clock. */
    number: bigserial({ mode: 'number' }).notNull(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    orderId: text().notNull(),
    /** The payment page that started it. Null: the merchant charged directly, through Core. */
    token: uuid().references(() => snapTokens.token),
    /** Snap's name, for example `bca_va`. Core's `payment_type` follows from it. */
    method: text().notNull(),
    grossAmount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull(),
    status: transactionStatus().notNull().default('pending'),
    fraudStatus: fraudStatus(),
    transactionTime: instant().notNull(),
    expiresAt: instant().notNull(),
    settledAt: instant(),
    /** Addresses notified of every change, and custom fields that the notification repeats. */
    notificationUrls: jsonb().$type<string[]>().notNull().default([]),
    customFields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /**
     * The number that a payer types at a bank or counter, or the reference in a QR code. Unique for
     * ever.
     */
    payCode: text().unique(),
    /** For a card: when its capture settles, or when an unanswered challenge is cancelled. */
    dueAt: instant(),
    // First eight and last four digits, as the real gateway shows them. No column fits a whole card
    // number.
    maskedCard: text(),
    approvalCode: text(),
    /** The merchant reserves the amount and captures it later. */
    authorizeOnly: boolean().notNull().default(false),
    /** The saved card that the merchant may charge again after this payment succeeds. */
    savedTokenId: text(),
    /** Null: the card pays at once, with money, through Kasir's own bank. */
    cardPlan: jsonb().$type<CardPlan>(),
    otpTries: integer().notNull().default(0),
    /** Refunded rupiah in total, full and partial refunds. */
    refundedAmount: bigint({ mode: 'number' }).notNull().default(0),
    /** Rupiah charged back by the payer's bank. */
    chargedBackAmount: bigint({ mode: 'number' }).notNull().default(0),
    /** Null: charged through Snap or Core. */
    biSnap: jsonb().$type<BiSnapCharge>(),
  },
  (table) => [
    check('transactions_refund_at_most_all', sql`${table.refundedAmount} between 0 and ${table.grossAmount}`),
    // At most one live or paid transaction an order; after any other end the order may be reused.
    uniqueIndex('transactions_one_live')
      .on(table.merchantId, table.orderId)
      .where(sql`${table.status} not in ('deny', 'cancel', 'expire', 'failure')`),
    // Order first: a simulation's controls name no merchant.
    index('transactions_by_order').on(table.orderId, table.merchantId, table.number),
    index('transactions_by_token').on(table.token),
    // The balance of a card's points.
    index('transactions_with_points').on(table.merchantId, table.maskedCard).where(sql`card_plan ? 'points'`),
    // Each row is the job of its own expiration.
    index('transactions_due').on(table.expiresAt).where(sql`status in ('pending', 'authorize')`),
    // The operator's list: newest first, paged.
    index('transactions_by_number').on(table.number),
    // The dashboard's date ranges. Rows arrive in the order of time, so a BRIN index suffices.
    index('transactions_by_time').using('brin', table.transactionTime),
  ],
)

export const changeCause = pgEnum('change_cause', ['payer', 'bank', 'merchant', 'clock', 'operator'])

/** Every state of a transaction. Append-only. */
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
    // A settlement report reads one day of states.
    index('transaction_states_by_moment').on(table.at),
  ],
)
