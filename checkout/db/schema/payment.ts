import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

export const attemptState = pgEnum('attempt_state', ['creating', 'open', 'paid', 'failed', 'expired', 'cancelled'])

export const refundCheck = 'payment_attempts_give_back_what_was_paid'

/** One order, many attempts. An attempt is stored before the gateway hears of it, so that a lost answer is found again. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    number: integer().notNull(),
    /** The gateway's `order_id`: the order's number and the attempt's, URL-safe. */
    providerOrderId: text().notNull().unique(),
    /** The merchant account at the gateway that it was begun under; null for Pasar's own. */
    account: text(),
    amount: integer().notNull(),
    state: attemptState().notNull().default('creating'),
    redirectUrl: text(),
    /** One request at a time asks the gateway for the page: each answer makes the address before it worthless. */
    openingUntil: instant(),
    /**
     * Requests for the page of whose end nothing is known. The gateway may still act on one, and then the page that we
     * know is worth nothing.
     */
    unansweredRequests: integer().notNull().default(0),
    transactionId: text(),
    method: text(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    settledAt: instant(),
    /** When the gateway says that the money was settled: a captured card is paid before that. */
    providerSettledAt: instant(),
    /** Rupiah of refunds that are asked for, under way or done. Taken by an update, so that together they never exceed the amount. */
    givenBack: integer().notNull().default(0),
    /** Rupiah that a bank took back from a card. */
    chargedBack: integer().notNull().default(0),
    /** When the bank undid the payment as if it had never been. */
    reversedAt: instant(),
  },
  (table) => [
    uniqueIndex('payment_attempts_by_number').on(table.orderId, table.number),
    // Never two live attempts of one order.
    uniqueIndex('payment_attempts_one_live').on(table.orderId).where(sql`${table.state} in ('creating', 'open')`),
    // Partial: what was paid lately, or is a captured card that has not settled, is asked about once a day.
    index('payment_attempts_paid').on(table.settledAt).where(sql`${table.state} = 'paid'`),
    // Partial: what was begun under another account is summed beside that account's reports.
    index('payment_attempts_by_account').on(table.account).where(sql`${table.account} is not null`),
    // Whoever meets such a name need not look whose it is.
    check(
      'payment_attempts_called_so_are_ours',
      sql`${table.account} is null or ${table.providerOrderId} not like 'PSR-%'`,
    ),
    check('payment_attempts_count_requests', sql`${table.unansweredRequests} >= 0`),
    check(refundCheck, sql`${table.givenBack} between 0 and ${table.amount}`),
    check('payment_attempts_charge_back_what_was_paid', sql`${table.chargedBack} between 0 and ${table.amount}`),
  ],
)

export const notificationOutcome = pgEnum('notification_outcome', ['applied', 'ignored', 'quarantined'])

/** Inbox: what the gateway said, byte for byte, before anything is believed. Forged notifications never get here. */
export const paymentNotifications = pgTable(
  'payment_notifications',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /** transaction, status, code, refund key and bank confirmation: the gateway has no event id. */
    dedupeKey: text().notNull().unique(),
    providerOrderId: text().notNull(),
    rawBody: text().notNull(),
    receivedAt: createdAt(),
    /** When it is read, unless news of the same attempt is read sooner; each failure puts it off. */
    dueAt: createdAt(),
    attempts: integer().notNull().default(0),
    processedAt: instant(),
    outcome: notificationOutcome(),
  },
  (table) => [
    index('payment_notifications_by_order').on(table.providerOrderId),
    // Partial: what is due is looked for each second.
    index('payment_notifications_unread').on(table.dueAt).where(sql`${table.processedAt} is null`),
  ],
)
