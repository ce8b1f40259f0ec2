import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { variants } from './catalogue'
import { instant } from './lifecycle'

/**
 * The cart of one browser or account: what it collects from any shop, until some of it becomes a
 * basket.
 */
export const cartLines = pgTable(
  'cart_lines',
  {
    sessionHash: text().notNull(),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    quantity: integer().notNull(),
    /** Included in the next checkout. Ignored while the item cannot be sold. */
    selected: boolean().notNull().default(true),
    /** Rupiah that the shop showed when the line was added. */
    seenAmount: integer().notNull(),
    addedAt: instant().notNull(),
    /** The social app and the promotion that led to the goods. */
    issuer: text(),
    promoId: integer(),
    /**
     * Idempotency key: the form that last added to this line, its pieces and the resulting
     * quantity. The same form sent twice adds once.
     */
    formKey: text(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionHash, table.sku] }),
    // For the daily sweep of carts whose session has ended.
    index('cart_lines_by_age').on(table.addedAt),
    check('cart_lines_hold_one_to_ten', sql`${table.quantity} between 1 and 10`),
  ],
)
