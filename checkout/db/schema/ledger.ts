import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt } from './lifecycle'
import { orders } from './order'

export const ledgerAccount = pgEnum('ledger_account', [
  'gateway_receivable',
  /** Cash that couriers have collected and not yet handed over. */
  'courier_receivable',
  'bank',
  'gateway_fees',
  'buyer_clearing',
  'seller_payable',
  'shipping_payable',
  'insurance_payable',
  'service_fees',
  'vouchers',
  'refunds',
  'refunds_payable',
  'chargebacks',
  'settlement_difference',
  /** The old shop's debt for the sellers and orders that were migrated from it. */
  'old_shop',
])

export const ledgerKind = pgEnum('ledger_kind', [
  'payment',
  'cash_collected',
  'cash_handed_over',
  'completion',
  'payout',
  'refund_confirmed',
  'void',
  'manual_refund_opened',
  'manual_refund_paid',
  'manual_refund_dropped',
  'chargeback',
  'reversal',
  'settlement',
  'opening',
  /** The old shop has paid its debt for a seller. */
  'old_shop_paid',
])

/**
 * One money event. `key` identifies the event, so that repeated notifications post it once.
 * Append-only by trigger.
 */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: uuid().primaryKey().defaultRandom(),
    key: text().notNull().unique(),
    kind: ledgerKind().notNull(),
    orderId: text().references(() => orders.id),
    /** The shop that the money belongs to, when no order is involved. */
    shopId: text().references(() => shops.id),
    at: createdAt(),
  },
  (table) => [
    index('ledger_transactions_by_order').on(table.orderId),
    index('ledger_transactions_by_day').on(table.at),
  ],
)

/**
 * Debits are positive, credits negative. A trigger checks at commit that a transaction sums to zero
 * in one currency.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    transactionId: uuid()
      .notNull()
      .references(() => ledgerTransactions.id),
    account: ledgerAccount().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull().default('IDR'),
  },
  (table) => [
    index('ledger_entries_by_transaction').on(table.transactionId),
    check('ledger_entries_move_something', sql`${table.amount} <> 0`),
  ],
)
