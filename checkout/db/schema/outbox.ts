import { sql } from 'drizzle-orm'
import { bigserial, index, integer, jsonb, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

export const outboxTopic = pgEnum('outbox_topic', ['gateway_refund', 'gateway_void', 'payout', 'buyer_message'])

/**
 * External effects of a commit, written by that commit. Published at least once; the receiver
 * deduplicates by key.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    topic: outboxTopic().notNull(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    payload: jsonb().$type<Record<string, string | number>>().notNull(),
    createdAt: createdAt(),
    /** Not published before this time; each failure postpones it. */
    dueAt: createdAt(),
    publishedAt: instant(),
    attempts: integer().notNull().default(0),
  },
  (table) => [
    index('outbox_by_order').on(table.orderId),
    // Partial: the worker looks each minute for unpublished rows.
    index('outbox_unpublished').on(table.dueAt).where(sql`${table.publishedAt} is null`),
  ],
)

/** Messages sent to a buyer, as a mail provider would store them: one per key. */
export const buyerMessages = pgTable(
  'buyer_messages',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, string | number>>().notNull(),
    at: createdAt(),
  },
  (table) => [
    index('buyer_messages_by_order').on(table.orderId, table.id),
    index('buyer_messages_by_age').using('brin', table.at),
  ],
)
