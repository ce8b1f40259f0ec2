import { bigserial, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'
import { merchants } from './merchant'

export const deliveryMode = pgEnum('delivery_mode', ['normal', 'drop', 'duplicate', 'hold'])

/** Delivery policy for one order's notifications, set by a test or an operator. */
export const notificationPolicies = pgTable(
  'notification_policies',
  {
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    orderId: text().notNull(),
    mode: deliveryMode().notNull(),
    copies: integer().notNull().default(2),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.orderId] })],
)

export const faultMode = pgEnum('fault_mode', ['delay', 'http', 'lost_response'])

/** A planned failure: applies to the given number of requests whose path and order match. */
export const gatewayFaults = pgTable(
  'gateway_faults',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    match: text().notNull(),
    mode: faultMode().notNull(),
    milliseconds: integer().notNull().default(0),
    status: integer().notNull().default(500),
    timesLeft: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('gateway_faults_by_times_left').on(table.timesLeft)],
)
