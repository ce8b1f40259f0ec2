import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { createdAt, instant } from './lifecycle'
import { orderLines, orders } from './order'

/**
 * The reasons that the law names, `incomplete` for missing pieces, and `changed_mind`, which
 * refunds the goods only.
 */
export const returnReason = pgEnum('return_reason', [
  'wrong_item',
  'damaged',
  'hidden_defect',
  'expired',
  'incomplete',
  'changed_mind',
])

export const returnState = pgEnum('return_state', ['requested', 'accepted', 'refused'])

/**
 * A buyer's return request for one parcel, and its shop's answer. Each piece is requested once;
 * after a refusal the buyer can complain.
 */
export const returns = pgTable(
  'returns',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    /** Empty until its first line, in requests that the previous version writes. */
    shopId: text().notNull().default(''),
    state: returnState().notNull().default('requested'),
    reason: returnReason().notNull(),
    note: text().notNull(),
    requestedAt: createdAt(),
    /** Deadline for the seller's answer. */
    dueAt: instant().notNull(),
    answer: text(),
    answeredAt: instant(),
    /** Rupiah sent back. */
    refunded: integer(),
    /** Whether the pieces are sellable and were added to the stock again. */
    restocked: boolean().notNull().default(false),
  },
  (table) => [
    index('returns_by_parcel').on(table.orderId, table.shopId),
    uniqueIndex('returns_one_open_a_parcel').on(table.orderId, table.shopId).where(sql`${table.state} = 'requested'`),
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
    /** Pieces that the shop did not take back when it accepted the others. */
    refused: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.returnId, table.sku] }),
    // The pieces of an order that were requested before.
    index('return_lines_by_order').on(table.orderId, table.sku),
    foreignKey({ columns: [table.orderId, table.sku], foreignColumns: [orderLines.orderId, orderLines.sku] }),
    check('return_lines_return_something', sql`${table.quantity} > 0`),
    check('return_lines_refuse_what_is_requested', sql`${table.refused} between 0 and ${table.quantity}`),
  ],
)

/** Re-encoded by the shop, without the camera's metadata. The files lie under the state folder. */
export const returnPhotos = pgTable(
  'return_photos',
  {
    returnId: integer()
      .notNull()
      .references(() => returns.id),
    position: integer().notNull(),
    /** Relative to the photo folder. Returns that a migration split share their files. */
    file: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.returnId, table.position] }), index('return_photos_by_file').on(table.file)],
)
