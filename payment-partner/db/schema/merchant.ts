import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'

export const merchants = pgTable('merchants', {
  /** The `merchant_id` of notifications. */
  id: text().primaryKey(),
  name: text().notNull(),
  // Stored in the clear: every notification is signed with the key itself, which a hash cannot do.
  serverKey: text().notNull().unique(),
  clientKey: text().notNull().unique(),
  /** Accepted beside the server key, and replaces it with the merchant's first call that has it. */
  nextServerKey: text(),
  /** When the next key replaces the server key, even without a call. By Kasir's clock. */
  serverKeyEndsAt: instant(),
  /** Accepted beside the server key after its replacement, until the moment below. */
  previousServerKey: text(),
  previousKeyEndsAt: instant(),
  /** Makes the keys in payers' addresses: 244 random bits that no key of the merchant reveals. */
  payerSecret: text().notNull().default(sql`(gen_random_uuid()::text || gen_random_uuid()::text)`),
  finishUrl: text().notNull(),
  /** Used if a request names no address. */
  notificationUrl: text(),
  /** Address for the charges of subscriptions. Null: the address above. */
  recurringNotificationUrl: text(),
  /** Origins whose pages may frame a payment page, for the popup. */
  embedOrigins: jsonb().$type<string[]>().notNull().default([]),
  /** Active methods. Null: those that every merchant has. */
  methods: jsonb().$type<string[]>(),
  createdAt: createdAt(),
})
