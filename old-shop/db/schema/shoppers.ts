import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, key, reference } from './columns'

/** A member of the social app as a buyer. The old shop knew both halves of a person, and the rule is about just that. */
export const shoppers = pgTable('shoppers', {
  id: key(),
  /** The same person in the feed. It never leaves this database. */
  socialUserId: text().notNull(),
  name: text().notNull(),
  phone: text().notNull(),
  email: text().notNull(),
  address: text(),
  /** Whether they agreed to the transfer to the new shop; null without an answer. */
  consent: text(),
  /** The version of the text that they answered. */
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
