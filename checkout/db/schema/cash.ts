import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { orders } from './order'

export const cashRefundCheck = 'cash_collections_give_back_what_was_collected'

/** What a courier collected at the door for an order that is paid there, once. Its courier is the order's. */
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
    /** Rupiah of refunds that are under way or done, as of a payment attempt. */
    givenBack: integer().notNull().default(0),
  },
  (table) => [
    // Partial: what a courier still has is looked for each minute.
    index('cash_collections_to_hand_over').on(table.collectedAt).where(sql`${table.handedOverAt} is null`),
    check(cashRefundCheck, sql`${table.givenBack} between 0 and ${table.amount}`),
  ],
)
