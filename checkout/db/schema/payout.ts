import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

/** What a seller gets for a completed order: one payout a shop. */
export const payouts = pgTable(
  'payouts',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The bank would know the transfer by this. */
    key: text().notNull().unique(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    amount: integer().notNull(),
    currency: text().notNull().default('IDR'),
    createdAt: createdAt(),
    sentAt: instant(),
  },
  (table) => [
    uniqueIndex('payouts_one_a_shop').on(table.orderId, table.shopId),
    index('payouts_by_shop').on(table.shopId, table.createdAt),
    // Partial: what is not paid out yet is looked for each minute.
    index('payouts_unsent').on(table.createdAt).where(sql`${table.sentAt} is null`),
    check('payouts_pay_something', sql`${table.amount} > 0`),
  ],
)
