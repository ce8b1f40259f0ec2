import { sql } from 'drizzle-orm'
import { char, check, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

export const complaintTopic = pgEnum('complaint_topic', [
  'product',
  'delivery',
  'payment',
  'return',
  'seller',
  'privacy',
  'other',
])

/**
 * What somebody complained of, and what Pasar answered. One of an order is read where the order is; any is read by whoever
 * has its number and its secret.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret that was shown once, at filing. */
    secretHash: char({ length: 64 }).notNull(),
    orderId: text().references(() => orders.id),
    topic: complaintTopic().notNull(),
    body: text().notNull(),
    filedAt: createdAt(),
    dueAt: instant().notNull(),
    /** When nobody had answered in time, and an operator was alarmed. */
    escalatedAt: instant(),
    answer: text(),
    answeredAt: instant(),
  },
  (table) => [
    index('complaints_by_order').on(table.orderId),
    index('complaints_unanswered').on(table.dueAt, table.id).where(sql`${table.answeredAt} is null`),
    index('complaints_answered').on(table.answeredAt, table.id).where(sql`${table.answeredAt} is not null`),
    check('complaints_are_answered_whole', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
)

/** Of a complaint about an order, kept as those of a return are. */
export const complaintPhotos = pgTable(
  'complaint_photos',
  {
    complaintId: integer()
      .notNull()
      .references(() => complaints.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Of the folder of photos. */
    file: text().notNull().unique(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.position] })],
)
