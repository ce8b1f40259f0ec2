import { sql } from 'drizzle-orm'
import { char, check, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
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
 * A complaint and Pasar's answer. A complaint about an order is shown with that order; any
 * complaint is readable with its number and its secret.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret, which is shown once, at filing. */
    secretHash: char({ length: 64 }).notNull(),
    orderId: text().references(() => orders.id),
    /** The shop of the parcel that it is about; null when it is about the whole order. */
    shopId: text(),
    topic: complaintTopic().notNull(),
    body: text().notNull(),
    filedAt: createdAt(),
    dueAt: instant().notNull(),
    /** When the answer was overdue and an operator was alerted. */
    escalatedAt: instant(),
    answer: text(),
    answeredAt: instant(),
  },
  (table) => [
    index('complaints_by_order').on(table.orderId),
    uniqueIndex('complaints_one_open_a_parcel').on(table.orderId, table.shopId).where(sql`${table.answeredAt} is null`),
    index('complaints_unanswered').on(table.dueAt, table.id).where(sql`${table.answeredAt} is null`),
    index('complaints_answered').on(table.answeredAt, table.id).where(sql`${table.answeredAt} is not null`),
    check('complaints_are_answered_whole', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
)

/** Photos of a complaint about an order; stored like those of a return. */
export const complaintPhotos = pgTable(
  'complaint_photos',
  {
    complaintId: integer()
      .notNull()
      .references(() => complaints.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Relative to the photo folder. */
    file: text().notNull().unique(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.position] })],
)
