import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orderLines, orders } from './order'

/** What the law names, and a parcel in which something is missing. */
export const returnReason = pgEnum('return_reason', ['wrong_item', 'damaged', 'hidden_defect', 'expired', 'incomplete'])

export const returnState = pgEnum('return_state', ['requested', 'accepted', 'refused'])

/** What a buyer wants to give back after it arrived, and what the seller answered. One an order; who is refused may complain. */
export const returns = pgTable(
  'returns',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .notNull()
      .unique()
      .references(() => orders.id),
    state: returnState().notNull().default('requested'),
    reason: returnReason().notNull(),
    note: text().notNull(),
    requestedAt: createdAt(),
    /** Until when the seller answers. */
    dueAt: instant().notNull(),
    answer: text(),
    answeredAt: instant(),
    /** Rupiah that were sent back. */
    refunded: integer(),
    /** Whether the pieces can be sold again, and so are in stock again. */
    restocked: boolean().notNull().default(false),
  },
  (table) => [
    index('returns_unanswered').on(table.dueAt, table.id).where(sql`${table.state} = 'requested'`),
    index('returns_answered').on(table.answeredAt, table.id).where(sql`${table.state} <> 'requested'`),
    check('returns_are_answered_whole', sql`(${table.state} = 'requested') = (${table.answeredAt} is null)`),
    check('returns_refund_what_is_accepted', sql`(${table.state} = 'accepted') = (${table.refunded} is not null)`),
    check('returns_restock_what_is_accepted', sql`${table.state} = 'accepted' or not ${table.restocked}`),
    check('returns_are_refused_with_a_reason', sql`${table.state} <> 'refused' or ${table.answer} is not null`),
  ],
)

export const returnLines = pgTable(
  'return_lines',
  {
    returnId: integer()
      .notNull()
      .references(() => returns.id),
    orderId: text().notNull(),
    sku: text().notNull(),
    quantity: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.returnId, table.sku] }),
    foreignKey({ columns: [table.orderId, table.sku], foreignColumns: [orderLines.orderId, orderLines.sku] }),
    check('return_lines_return_something', sql`${table.quantity} > 0`),
  ],
)

/** Drawn anew by the shop and without what a camera writes beside a picture. The files lie under the state folder. */
export const returnPhotos = pgTable(
  'return_photos',
  {
    returnId: integer()
      .notNull()
      .references(() => returns.id),
    position: integer().notNull(),
    /** Of the folder of photos. */
    file: text().notNull().unique(),
  },
  (table) => [primaryKey({ columns: [table.returnId, table.position] })],
)
