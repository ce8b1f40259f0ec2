import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'
import { changeCause } from './transaction'

/** A merchant's access to payouts, and the money that it may pay out. */
export const payoutAccounts = pgTable(
  'payout_accounts',
  {
    merchantId: text()
      .primaryKey()
      .references(() => merchants.id),
    creatorKey: text().notNull().unique(),
    approverKey: text().notNull().unique(),
    /** Signs notifications, so it is stored in the clear, as server keys are. */
    merchantKey: text().notNull(),
    /** Null: no notifications. */
    notificationUrl: text(),
    /** Pays from a bank account of its own name. All others pay from Kasir's. */
    facilitator: boolean().notNull().default(false),
    /**
     * Rupiah: the sum of the merchant's ledger entries. A payout never makes it negative; a
     * chargeback may.
     */
    balance: bigint({ mode: 'number' }).notNull().default(0),
    /** Payments that settled before this moment are in the balance. */
    settledUntil: instant(),
  },
  (table) => [check('payout_accounts_two_keys', sql`${table.creatorKey} <> ${table.approverKey}`)],
)

/** A saved recipient of payouts. */
export const beneficiaries = pgTable(
  'beneficiaries',
  {
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    aliasName: text().notNull(),
    name: text().notNull(),
    account: text().notNull(),
    bank: text().notNull(),
    email: text(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.aliasName] }),
    uniqueIndex('beneficiaries_by_account').on(table.merchantId, table.bank, table.account),
  ],
)

export const payoutStatus = pgEnum('payout_status', [
  'queued',
  'approved',
  'rejected',
  'processed',
  'completed',
  'failed',
])

export const payouts = pgTable(
  'payouts',
  {
    referenceNo: text().primaryKey(),
    number: bigserial({ mode: 'number' }).notNull(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    beneficiaryName: text().notNull(),
    beneficiaryAccount: text().notNull(),
    beneficiaryBank: text().notNull(),
    beneficiaryEmail: text(),
    /** Rupiah. */
    amount: bigint({ mode: 'number' }).notNull(),
    notes: text().notNull(),
    status: payoutStatus().notNull().default('queued'),
    /** The role of the merchant's key, or an operator's name. */
    createdBy: text().notNull(),
    /** The approver or rejecter: never the creator. */
    decidedBy: text(),
    rejectReason: text(),
    errorCode: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    check('payouts_pay_something', sql`${table.amount} > 0`),
    check('payouts_need_two_people', sql`${table.decidedBy} <> ${table.createdBy}`),
    check('payouts_are_decided', sql`(${table.status} = 'queued') = (${table.decidedBy} is null)`),
    // The operator's list: newest first, paged.
    index('payouts_by_number').on(table.number),
    index('payouts_by_merchant').on(table.merchantId, table.number),
  ],
)

/** Every state of a payout. Append-only. */
export const payoutStates = pgTable(
  'payout_states',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    referenceNo: text()
      .notNull()
      .references(() => payouts.referenceNo),
    status: payoutStatus().notNull(),
    cause: changeCause().notNull(),
    at: instant().notNull(),
  },
  (table) => [uniqueIndex('payout_states_once').on(table.referenceNo, table.status)],
)
