import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { migratedPersons } from './migrated'
import { orders } from './order'

/**
 * Outgoing mail, written by the transaction that causes it and sent once per key by the worker. It
 * belongs to an order, a migrated person, a shop, or else the requesting browser's session.
 */
export const mails = pgTable(
  'mails',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    orderId: text().references(() => orders.id),
    sessionHash: text(),
    personId: uuid().references(() => migratedPersons.id, { onDelete: 'cascade' }),
    /** Set for mail to a shop's merchant. */
    shopId: text().references(() => shops.id),
    recipient: text().notNull(),
    /** Language of the request that caused it; null for mail about orders, and where it is unknown. */
    language: text({ enum: ['id', 'en'] }),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, string | number>>().notNull(),
    createdAt: createdAt(),
    /**
     * Not sent before this time. Sending moves it forward as a lock, and each failure postpones it.
     */
    dueAt: createdAt(),
    attempts: integer().notNull().default(0),
    sentAt: instant(),
  },
  (table) => [
    index('mails_by_order').on(table.orderId),
    index('mails_by_session').on(table.sessionHash),
    index('mails_by_person').on(table.personId).where(sql`${table.personId} is not null`),
    // Partial: the worker looks only for unsent mail.
    index('mails_to_send').on(table.dueAt).where(sql`${table.sentAt} is null`),
    check(
      'mails_belong_to_one',
      sql`num_nonnulls(${table.orderId}, ${table.sessionHash}, ${table.personId}, ${table.shopId}) = 1`,
    ),
  ],
)
