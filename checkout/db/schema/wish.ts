import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { products } from './catalogue'
import { createdAt } from './lifecycle'

/** The wish list of one session, like its baskets. */
export const wishes = pgTable(
  'wishes',
  {
    sessionHash: text().notNull(),
    productId: text()
      .notNull()
      .references(() => products.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionHash, table.productId] }),
    index('wishes_by_session').on(table.sessionHash, table.createdAt),
  ],
)
