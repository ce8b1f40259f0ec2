import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

export const attemptState = pgEnum('attempt_state', ['creating', 'open', 'paid', 'failed', 'expired', 'cancelled'])

/**
 * The buyer's next step: a code, an address or an account, and the partner's name of the charge.
 */
export type BiSnapStep = {
  reference: string
  qr?: string
  url?: string
  account?: { partnerServiceId: string; customerNo: string }
}

/** A charge over BI-SNAP as sent. `step` is null until its answer is known. */
export type BiSnapCharge = {
  method: string
  service: 'debit' | 'qris' | 'va'
  externalId: string
  path: string
  body: string
  step: BiSnapStep | null
}

export const refundCheck = 'payment_attempts_give_back_what_was_paid'

/**
 * One order can have many attempts. An attempt is stored before the request to the gateway, so that
 * a lost response can be recovered.
 */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    number: integer().notNull(),
    /** The gateway's `order_id`: the order's number and the attempt's suffix, URL-safe. */
    providerOrderId: text().notNull().unique(),
    /** The merchant account at the gateway that the attempt uses; null for Pasar's own. */
    account: text(),
    amount: integer().notNull(),
    state: attemptState().notNull().default('creating'),
    redirectUrl: text(),
    /**
     * Lock: one request at a time fetches the payment page, since each response invalidates the
     * previous URL.
     */
    openingUntil: instant(),
    /**
     * Requests for the payment page, or to close it, whose outcome is unknown. The gateway may
     * still process one, and would then invalidate the page that we know.
     */
    unansweredRequests: integer().notNull().default(0),
    transactionId: text(),
    method: text(),
    /** Null: paid on the partner's page, or no method is chosen yet. */
    biSnap: jsonb().$type<BiSnapCharge>(),
    /** The number that the buyer pays to: a virtual account, a bill's key or a counter's code. */
    payCode: text(),
    /** The company that a bill's key belongs to; null for other numbers. */
    billerCode: text(),
    /** The months in which the buyer pays the card's bank; null for a payment at once. */
    installmentMonths: integer(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
    settledAt: instant(),
    /** Settlement time at the gateway; a captured card counts as paid before it. */
    providerSettledAt: instant(),
    /**
     * Rupiah of refunds requested, in progress or done. Reserved by an update, so that together
     * they never exceed the amount.
     */
    givenBack: integer().notNull().default(0),
    /** Rupiah that a card's bank charged back. */
    chargedBack: integer().notNull().default(0),
    /** When the bank reversed the payment as if it had never been made. */
    reversedAt: instant(),
  },
  (table) => [
    uniqueIndex('payment_attempts_by_number').on(table.orderId, table.number),
    // At most one live attempt per order.
    uniqueIndex('payment_attempts_one_live').on(table.orderId).where(sql`${table.state} in ('creating', 'open')`),
    // Partial: recent payments and unsettled card captures are polled about once a day.
    index('payment_attempts_paid').on(table.settledAt).where(sql`${table.state} = 'paid'`),
    // Partial: attempts under another account are summed to match that account's reports.
    index('payment_attempts_by_account').on(table.account).where(sql`${table.account} is not null`),
    // Names that begin with `PSR-` always belong to Pasar's own account.
    check(
      'payment_attempts_called_so_are_ours',
      sql`${table.account} is null or ${table.providerOrderId} not like 'PSR-%'`,
    ),
    check('payment_attempts_count_requests', sql`${table.unansweredRequests} >= 0`),
    check('payment_attempts_pay_in_months', sql`${table.installmentMonths} > 0`),
    check(refundCheck, sql`${table.givenBack} between 0 and ${table.amount}`),
    check('payment_attempts_charge_back_what_was_paid', sql`${table.chargedBack} between 0 and ${table.amount}`),
  ],
)

export const notificationOutcome = pgEnum('notification_outcome', ['applied', 'ignored', 'quarantined'])

/**
 * Inbox: notifications byte for byte, before they are processed. Only those with a valid signature
 * are stored.
 */
export const paymentNotifications = pgTable(
  'payment_notifications',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    /**
     * Transaction, status, code, refund key and bank confirmation: the gateway sends no event id.
     */
    dedupeKey: text().notNull().unique(),
    providerOrderId: text().notNull(),
    rawBody: text().notNull(),
    receivedAt: createdAt(),
    /**
     * When it is processed, unless another notification for the same attempt is processed sooner.
     * Each failure postpones it.
     */
    dueAt: createdAt(),
    attempts: integer().notNull().default(0),
    processedAt: instant(),
    outcome: notificationOutcome(),
  },
  (table) => [
    index('payment_notifications_by_order').on(table.providerOrderId),
    // Partial: the worker looks each second for due notifications.
    index('payment_notifications_unread').on(table.dueAt).where(sql`${table.processedAt} is null`),
  ],
)
