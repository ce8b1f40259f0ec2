import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

/** Stands for a card once. It holds a mask: no column can take a whole card number. */
export const cardTokens = pgTable('card_tokens', {
  /** The `token_id`: first and last digits of the card, and a random part. */
  id: text().primaryKey(),
  merchantId: text()
    .notNull()
    .references(() => merchants.id),
  maskedCard: text().notNull(),
  /** Set where the token was made from a saved card. */
  savedTokenId: text(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

/** A card that its owner lets the merchant charge again, with one click. */
export const savedCards = pgTable(
  'saved_cards',
  {
    id: text().primaryKey(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    maskedCard: text().notNull(),
    /** The last moment of the month that is printed on it. */
    validUntil: instant().notNull(),
    active: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [index('saved_cards_by_merchant').on(table.merchantId)],
)
