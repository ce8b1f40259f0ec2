import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

/**
 * Letters to people, written by the change that calls for them and sent by the worker: once a key. What an order's buyer is
 * told goes to the e-mail of the order; what is about no order belongs to the browser that asked.
 */
export const mails = pgTable(
  'mails',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull().unique(),
    orderId: text().references(() => orders.id),
    sessionHash: text(),
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
    // Partial: only what is not sent yet is looked for.
    index('mails_to_send').on(table.dueAt).where(sql`${table.sentAt} is null`),
    check('mails_belong_to_one', sql`num_nonnulls(${table.orderId}, ${table.sessionHash}) = 1`),
  ],
)
