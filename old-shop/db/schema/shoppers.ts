import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, key, reference } from './columns'

/**
 * A buyer who is a member of the social app. This row joins both identities of a person, which is
 * exactly what the regulation forbids.
 */
export const shoppers = pgTable('shoppers', {
  id: key(),
  /** The same person's id in the feed. It never leaves this database. */
  socialUserId: text().notNull(),
  name: text().notNull(),
  phone: text().notNull(),
  email: text().notNull(),
  address: text(),
  /** Whether the shopper consented to the transfer to the new shop; null without an answer. */
  consent: text(),
  /** The version of the consent text that was answered. */
  consentText: text(),
  consentAt: instant(),
  joinedAt: instant().notNull(),
})

export const baskets = pgTable('baskets', {
  id: key(),
  shopperId: reference(),
  productId: reference(),
  quantity: integer().notNull(),
  changedAt: instant().notNull(),
})

export const reviews = pgTable('reviews', {
  id: key(),
  productId: reference(),
  orderId: reference(),
  shopperId: reference(),
  rating: integer().notNull(),
  words: text().notNull(),
  writtenAt: instant().notNull(),
})
