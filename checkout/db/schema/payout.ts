import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

/**
 * Money for a seller: one payout per shop of a completed order, or the opening balance of a
 * migrated shop.
 */
export const payouts = pgTable(
  'payouts',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Idempotency key of the bank transfer. */
    key: text().notNull().unique(),
    /** Null for an opening balance. */
    orderId: text().references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    amount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull().default('IDR'),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (table) => [
    uniqueIndex('payouts_one_a_shop').on(table.orderId, table.shopId),
    index('payouts_by_shop').on(table.shopId, table.createdAt),
    // Partial: the worker looks each minute for unsent payouts.
    index('payouts_unsent').on(table.createdAt).where(sql`${table.sentAt} is null`),
    check('payouts_pay_something', sql`${table.amount} > 0`),
  ],
)
