import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { promos } from './catalogue'
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

/**
 * The offer of a claimed handoff to a session: a product at the price that the feed showed, and the
 * promotion that led to it. Buying reads it and does not consume it.
 */
export const offers = pgTable(
  'offers',
  {
    sessionHash: text().notNull(),
    id: uuid().notNull().defaultRandom(),
    /** The social app, for the return link and the creator's commission. */
    issuer: text().notNull(),
    /** Null when the promotion has ended, or is for another product. */
    promoId: integer().references(() => promos.id),
    productId: text().notNull(),
    /**
     * The promoted variant and its quantity. Another variant keeps the promotion, not the price.
     */
    sku: text().notNull(),
    quantity: integer().notNull(),
    /** Rupiah that the feed showed. */
    seenAmount: integer().notNull(),
    /**
     * HMAC over the browser's nonce and the token's id. Lets the claiming browser resume after a
     * double tap or a lost response. Without the nonce it cannot be joined to a token. Cleared with
     * the claim.
     */
    resumeKey: text(),
    claimedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionHash, table.id] }),
    // Partial: a repeated claim and the purge read only the offers of the last minutes.
    index('offers_by_resume_key').on(table.resumeKey).where(sql`${table.resumeKey} is not null`),
    index('offers_by_age').on(table.claimedAt),
  ],
)
