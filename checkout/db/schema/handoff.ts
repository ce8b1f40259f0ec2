import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/**
 * Spent tokens, for the few minutes in which they could be replayed. It has no foreign keys, so no
 * order, basket or buyer can be joined to a token.
 */
export const handoffClaims = pgTable(
  'handoff_claims',
  {
    issuer: text().notNull(),
    jtiHash: text().notNull(),
    forgetAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.jtiHash] }),
    // The purge selects by expiry, never by token.
    index('handoff_claims_to_forget').on(table.forgetAt),
  ],
)
