import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { merchants } from './merchant'

export type Item = { name: string; price: number; quantity: number }

/** The cards that a page accepts, and the terms in months that it offers for each bank. */
export type CardOptions = {
  bank?: string
  bins?: string[]
  installment?: { required: boolean; terms: Record<string, number[]> }
}

/** One payment page. Contains the bill and nothing about the payer. */
export const snapTokens = pgTable(
  'snap_tokens',
  {
    token: uuid().primaryKey().defaultRandom(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    orderId: text().notNull(),
    grossAmount: bigint({ mode: 'number' }).notNull(),
    currency: text().notNull().default('IDR'),
    items: jsonb().$type<Item[]>().notNull(),
    /** Null: all active methods. */
    enabledPayments: jsonb().$type<string[]>(),
    /** Null: every card, paid at once. */
    cardOptions: jsonb().$type<CardOptions>(),
    finishUrl: text(),
    pageExpiresAt: instant().notNull(),
    /**
     * The merchant's limit for the transaction: a fixed moment, or a span that starts when a method
     * is confirmed.
     */
    expiresAt: instant(),
    expiresAfterSeconds: integer(),
    notificationUrls: jsonb().$type<string[]>().notNull(),
    customFields: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
    revokedAt: instant(),
    /** The merchant's digits for codes, by method. Null: the gateway draws them. */
    ownDigits: jsonb().$type<Record<string, string>>(),
  },
  (table) => [
    // Creating a new page revokes the previous one, so at most one page of an order opens.
    index('snap_tokens_by_order').on(table.orderId, table.createdAt),
    uniqueIndex('snap_tokens_one_open').on(table.merchantId, table.orderId).where(sql`${table.revokedAt} is null`),
  ],
)
