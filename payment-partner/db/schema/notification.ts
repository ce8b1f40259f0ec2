import { sql } from 'drizzle-orm'
import { bigserial, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { payouts } from './payout'
import { transactions } from './transaction'

export const notificationState = pgEnum('notification_state', ['waiting', 'delivered', 'given_up', 'held', 'dropped'])

/** Reason for sending: an event, a requested duplicate, or a resend by the operator. */
export const notificationCause = pgEnum('notification_cause', ['event', 'copy', 'resend'])

/**
 * One state of a transaction or a payout for one address. The row is also the job: it is sent when
 * it waits and is due. The body is stored as signed, so every attempt sends the same bytes.
 */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Order within one tick of the clock, which swapping two notifications needs. */
    number: bigserial({ mode: 'number' }).notNull(),
    /** Null for a payout or a top-up. */
    transactionId: uuid().references(() => transactions.id),
    url: text().notNull(),
    body: text().notNull(),
    cause: notificationCause().notNull().default('event'),
    state: notificationState().notNull().default('waiting'),
    attemptsMade: integer().notNull().default(0),
    nextAttemptAt: instant(),
    /**
     * Notifications of one queue are sent one after another, by time: each after the answer to the
     * previous one.
     */
    queue: text(),
    /** The worker that is sending it. */
    claimedBy: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('notifications_by_transaction').on(table.transactionId, table.number),
    // The notification log: newest first, paged.
    index('notifications_by_number').on(table.number),
    index('notifications_due').on(table.nextAttemptAt).where(sql`state = 'waiting'`),
  ],
)

/** The further fields of a notification about payouts. A transaction's signature is in its body. */
export const payoutNotifications = pgTable(
  'payout_notifications',
  {
    notificationId: uuid()
      .primaryKey()
      .references(() => notifications.id),
    /** Null for a top-up. */
    referenceNo: text().references(() => payouts.referenceNo),
    /** Sent as a header. */
    signature: text().notNull(),
  },
  (table) => [index('payout_notifications_by_payout').on(table.referenceNo)],
)

export const attemptFailure = pgEnum('attempt_failure', [
  'timeout',
  'no_answer',
  'target_not_allowed',
  'too_many_redirects',
])

export const notificationAttempts = pgTable(
  'notification_attempts',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    notificationId: uuid()
      .notNull()
      .references(() => notifications.id),
    number: integer().notNull(),
    startedAt: createdAt(),
    /** The merchant's HTTP status; `failure` says why there is none. */
    answerCode: integer(),
    failure: attemptFailure(),
    hops: integer().notNull().default(0),
    milliseconds: integer().notNull(),
    nextAttemptAt: instant(),
  },
  (table) => [uniqueIndex('notification_attempts_by_number').on(table.notificationId, table.number)],
)
