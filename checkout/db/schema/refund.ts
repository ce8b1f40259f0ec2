import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'
import { paymentAttempts } from './payment'

/** `elsewhere`: refunded at the gateway itself; the shop only learnt of it. */
export const refundReason = pgEnum('refund_reason', ['cancelled', 'late', 'twice', 'desk', 'elsewhere', 'returned'])

/**
 * requested → sent → confirmed, where only the gateway's notification confirms; or manual →
 * manual_done, where the gateway cannot refund the method. Dropped: the money reached the buyer
 * another way meanwhile.
 */
export const refundState = pgEnum('refund_state', [
  'requested',
  'sent',
  'confirmed',
  'manual',
  'manual_done',
  'dropped',
])

export const refunds = pgTable(
  'refunds',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    /** Null where a courier collected the money at the door. */
    attemptId: uuid().references(() => paymentAttempts.id),
    /** The gateway's idempotency key: identical for every request of the same refund. */
    refundKey: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull().default('IDR'),
    reason: refundReason().notNull(),
    state: refundState().notNull(),
    requestedAt: createdAt(),
    sentAt: instant(),
    confirmedAt: instant(),
    /** The gateway's second notification: the money is at the buyer's bank. */
    bankConfirmedAt: instant(),
    /** Why the gateway could not refund it. */
    denial: text(),
    /** Reference of the bank transfer that closed a manual refund. */
    reference: text(),
    closedAt: instant(),
  },
  (table) => [
    index('refunds_by_order').on(table.orderId),
    uniqueIndex('refunds_by_key').on(table.attemptId, table.refundKey),
    uniqueIndex('refunds_of_cash_by_key').on(table.refundKey).where(sql`${table.attemptId} is null`),
    // Partial: the worker looks each minute for refunds in progress.
    index('refunds_open').on(table.requestedAt).where(sql`${table.state} in ('requested', 'sent')`),
    check('refunds_give_something', sql`${table.amount} > 0`),
  ],
)
