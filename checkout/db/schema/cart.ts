import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { variants } from './catalogue'
import { instant } from './lifecycle'

/** The cart of one browser or account: what it collects from any shop, until some of it becomes a basket. */
export const cartLines = pgTable(
  'cart_lines',
  {
    sessionHash: text().notNull(),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    quantity: integer().notNull(),
    /** To be checked out with the next step; counts only while the item can be sold. */
    selected: boolean().notNull().default(true),
    /** Rupiah that the shop showed when it was added. */
    seenAmount: integer().notNull(),
    addedAt: instant().notNull(),
    /** Of the form that added to it last, its pieces, and how many there were to be by it: the same form sent twice adds once. */
    formKey: text(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionHash, table.sku] }),
    // For the daily sweep of carts that no browser can open any more.
    index('cart_lines_by_age').on(table.addedAt),
    check('cart_lines_hold_one_to_ten', sql`${table.quantity} between 1 and 10`),
  ],
)
