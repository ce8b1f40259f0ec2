import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { orders } from './order'

export const cashRefundCheck = 'cash_collections_give_back_what_was_collected'

/** Cash that the order's courier collected at the door; at most one row per order. */
export const cashCollections = pgTable(
  'cash_collections',
  {
    orderId: text()
      .primaryKey()
      .references(() => orders.id),
    amount: integer().notNull(),
    collectedAt: instant().notNull(),
    /** When the courier gave the money to the shop. */
    handedOverAt: instant(),
    /** Rupiah of refunds in progress or done, as in a payment attempt. */
    givenBack: integer().notNull().default(0),
  },
  (table) => [
    // Partial: the worker looks each minute for cash that a courier has not handed over.
    index('cash_collections_to_hand_over').on(table.collectedAt).where(sql`${table.handedOverAt} is null`),
    check(cashRefundCheck, sql`${table.givenBack} between 0 and ${table.amount}`),
  ],
)
