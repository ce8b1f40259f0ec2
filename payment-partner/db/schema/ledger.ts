import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'

export const ledgerAccount = pgEnum('ledger_account', [
  'merchant_balance',
  'settled_payments',
  'top_ups',
  'payouts_in_transit',
  'paid_out',
])

/**
 * Double entry: the entries of a booking sum to zero. Append-only. A booking's name makes it happen
 * once.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    /** Ascends with time for each merchant, because its balance is locked for a booking. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    /** `settlement:2026-11-24`, `top_up:{id}` or `payout:{reference}:{status}`. */
    booking: text().notNull(),
    account: ledgerAccount().notNull(),
    /** Rupiah. */
    amount: bigint({ mode: 'number' }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    uniqueIndex('ledger_entries_once').on(table.merchantId, table.booking, table.account),
    check('ledger_entries_move_something', sql`${table.amount} <> 0`),
  ],
)
