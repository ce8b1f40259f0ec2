import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

/** What a seller gets: for a completed order, one payout a shop; or what the books of a shop that was brought over owed. */
export const payouts = pgTable(
  'payouts',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The bank would know the transfer by this. */
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
    // Partial: what is not paid out yet is looked for each minute.
    index('payouts_unsent').on(table.createdAt).where(sql`${table.sentAt} is null`),
    check('payouts_pay_something', sql`${table.amount} > 0`),
  ],
)
