import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'
import { transactions } from './transaction'

export const intervalUnit = pgEnum('interval_unit', ['minute', 'hour', 'day', 'week', 'month'])
export const subscriptionStatus = pgEnum('subscription_status', ['active', 'inactive'])

/** A charge that a saved card repeats by a schedule. Contains nothing about the payer. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    id: uuid().primaryKey().defaultRandom(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    name: text().notNull(),
    /** Rupiah. */
    amount: bigint({ mode: 'number' }).notNull(),
    paymentType: text().notNull(),
    /**
     * A saved card, or what a linked wallet pays with. An unknown one fails at the charge, as at the
     * real gateway.
     */
    token: text().notNull(),
    /** The linked wallet. Null: a card. */
    payAccountId: uuid(),
    interval: integer().notNull(),
    intervalUnit: intervalUnit().notNull(),
    /** Null: without end. */
    maxInterval: integer(),
    startTime: instant().notNull(),
    retryInterval: integer(),
    retryIntervalUnit: intervalUnit(),
    mostRetries: integer().notNull().default(0),
    /** How many intervals have been charged or given up. */
    currentInterval: integer().notNull().default(0),
    /** Failed charges of the present interval. */
    retries: integer().notNull().default(0),
    status: subscriptionStatus().notNull().default('active'),
    previousExecutionAt: instant(),
    /** Null after the last interval. */
    nextExecutionAt: instant(),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('subscriptions_charge_something', sql`${table.amount} > 0 and ${table.interval} > 0`),
    index('subscriptions_by_merchant').on(table.merchantId),
    // Each row is the job of its own charge.
    index('subscriptions_due').on(table.nextExecutionAt).where(sql`status = 'active'`),
  ],
)

/** The charges of a subscription: at most one for each try of an interval. */
export const subscriptionCharges = pgTable(
  'subscription_charges',
  {
    transactionId: uuid()
      .primaryKey()
      .references(() => transactions.id),
    subscriptionId: uuid()
      .notNull()
      .references(() => subscriptions.id),
  },
  (table) => [index('subscription_charges_by_subscription').on(table.subscriptionId)],
)
