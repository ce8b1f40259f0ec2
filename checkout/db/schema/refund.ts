import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'
import { paymentAttempts } from './payment'

/** `elsewhere`: somebody gave it back at the gateway itself, and the shop only learnt of it. */
export const refundReason = pgEnum('refund_reason', ['cancelled', 'late', 'twice', 'desk', 'elsewhere', 'returned'])

/**
 * requested → sent → confirmed, where only the gateway's own word confirms; or manual → manual_done, where the method
 * cannot be refunded by the gateway. Dropped: the money went back to the buyer another way meanwhile.
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
    /** The same for the same refund, whoever asks and however often: the gateway knows it by this. */
    refundKey: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull().default('IDR'),
    reason: refundReason().notNull(),
    state: refundState().notNull(),
    requestedAt: createdAt(),
    sentAt: instant(),
    confirmedAt: instant(),
    /** The gateway's second word: the money is with the buyer's bank. */
    bankConfirmedAt: instant(),
    /** Why it could not go by the gateway. */
    denial: text(),
    /** The bank transfer that closed a manual refund. */
    reference: text(),
    closedAt: instant(),
  },
  (table) => [
    index('refunds_by_order').on(table.orderId),
    uniqueIndex('refunds_by_key').on(table.attemptId, table.refundKey),
    uniqueIndex('refunds_of_cash_by_key').on(table.refundKey).where(sql`${table.attemptId} is null`),
    // Partial: what is under way is looked for each minute.
    index('refunds_open').on(table.requestedAt).where(sql`${table.state} in ('requested', 'sent')`),
    check('refunds_give_something', sql`${table.amount} > 0`),
  ],
)
