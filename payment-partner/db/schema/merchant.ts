import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt } from './lifecycle'

export const merchants = pgTable('merchants', {
  /** The `merchant_id` of notifications. */
  id: text().primaryKey(),
  name: text().notNull(),
  // In the clear, because every notification is signed with the key itself: a hash could check it but not sign.
  serverKey: text().notNull().unique(),
  clientKey: text().notNull().unique(),
  finishUrl: text().notNull(),
  /** Where notifications go when a request says nothing. */
  notificationUrl: text(),
  /** Origins whose pages may frame a payment page, for the popup. */
  embedOrigins: jsonb().$type<string[]>().notNull().default([]),
  createdAt: createdAt(),
})
