import { sql } from 'drizzle-orm'
import { bigint, bigserial, boolean, check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { transactions } from './transaction'

/** A refund. The merchant's key makes it happen once. */
export const refunds = pgTable(
  'refunds',
  {
    /** The `refund_chargeback_id`. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    transactionId: uuid()
      .notNull()
      .references(() => transactions.id),
    refundKey: text().notNull(),
    /** Rupiah. */
    amount: bigint({ mode: 'number' }).notNull(),
    reason: text(),
    /** Answered by the bank at once, instead of in its next batch. */
    direct: boolean().notNull(),
    requestedAt: instant().notNull(),
    /** The operator's name. Null: the merchant's own call, or the console's key. */
    requestedBy: text(),
    /** Sent in a second notification. */
    bankConfirmedAt: instant(),
  },
  (table) => [
    uniqueIndex('refunds_by_key').on(table.transactionId, table.refundKey),
    check('refunds_refund_something', sql`${table.amount} > 0`),
  ],
)
