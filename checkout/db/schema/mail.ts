import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { movedPersons } from './moved'
import { orders } from './order'

/**
 * Letters to people, written by the change that calls for them and sent by the worker: once a key. What an order's buyer is
 * told goes to the e-mail of the order, who was brought over is invited, and a merchant is told of a shop; what is about none of
 * these belongs to the browser that asked.
 */
export const mails = pgTable(
  'mails',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    orderId: text().references(() => orders.id),
    sessionHash: text(),
    personId: uuid().references(() => movedPersons.id, { onDelete: 'cascade' }),
    /** Of a letter to whoever stands behind a shop. */
    shopId: text().references(() => shops.id),
    recipient: text().notNull(),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, string | number>>().notNull(),
    createdAt: createdAt(),
    /** Not before then: while one is being sent it is nobody else's, and each failure puts it off. */
    dueAt: createdAt(),
    attempts: integer().notNull().default(0),
    sentAt: instant(),
  },
  (table) => [
    index('mails_by_order').on(table.orderId),
    index('mails_by_session').on(table.sessionHash),
    index('mails_by_person').on(table.personId).where(sql`${table.personId} is not null`),
    // Partial: only what is not sent yet is looked for.
    index('mails_to_send').on(table.dueAt).where(sql`${table.sentAt} is null`),
    check(
      'mails_belong_to_one',
      sql`num_nonnulls(${table.orderId}, ${table.sessionHash}, ${table.personId}, ${table.shopId}) = 1`,
    ),
  ],
)
