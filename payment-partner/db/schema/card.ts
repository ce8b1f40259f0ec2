import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

/** Represents a card for one use. Holds a mask: no column fits a whole card number. */
export const cardTokens = pgTable('card_tokens', {
  /** The `token_id`: first and last digits of the card, and a random part. */
  id: text().primaryKey(),
  merchantId: text()
    .notNull()
    .references(() => merchants.id),
  maskedCard: text().notNull(),
  /** Set if the token was made from a saved card. */
  savedTokenId: text(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

/** A card that the merchant may charge again, with its owner's consent. */
export const savedCards = pgTable(
  'saved_cards',
  {
    id: text().primaryKey(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    maskedCard: text().notNull(),
    /** End of the expiry month on the card. */
    validUntil: instant().notNull(),
    active: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [index('saved_cards_by_merchant').on(table.merchantId)],
)
