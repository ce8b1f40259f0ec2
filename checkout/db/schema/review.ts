import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { products, variants } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orderLines } from './order'

/**
 * Sales from before this shop recorded orders: one row per SKU and month, so that an example shop
 * starts with buyers. Only the seed writes it.
 */
export const pastSales = pgTable(
  'past_sales',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    quantity: integer().notNull(),
    month: instant().notNull(),
  },
  (table) => [index('past_sales_by_sku').on(table.sku), check('past_sales_sold_something', sql`${table.quantity} > 0`)],
)

/**
 * A buyer's review of one order line, written once after receipt. A trigger counts it in
 * `products`.
 */
export const reviews = pgTable(
  'reviews',
  {
    /** Grows with time, so that it serves as the page cursor. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id),
    /** The reviewed order line; null for a past sale. */
    orderId: text(),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    pastSaleId: bigint({ mode: 'number' }).references(() => pastSales.id),
    /** 1 to 5. */
    stars: integer().notNull(),
    /** Null for a review with stars only. */
    body: text(),
    /** Language of the text, for the `lang` attribute. */
    language: text({ enum: ['id', 'en'] }).notNull(),
    /** The text in the other language; null where nobody translated it. */
    translation: text(),
    /** Relative to the photo folder; with a folder of its own, to the public pictures of the seed. */
    photos: text().array().notNull().default([]),
    /** The shop's answer, in Indonesian. */
    answer: text(),
    /** The answer in English; null where nobody translated it. */
    answerTranslation: text(),
    answeredAt: instant(),
    /** Readers whom it helped before this shop recorded them. Only the seed writes it. */
    pastHelpful: integer().notNull().default(0),
    /** Display name, never a full name. Null when the buyer did not consent to being named. */
    author: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('reviews_by_product').on(table.productId, table.id),
    // Reviews with some stars, and all of them by stars.
    index('reviews_by_stars').on(table.productId, table.stars, table.id),
    index('reviews_by_variant').on(table.sku, table.id),
    index('reviews_with_photos').on(table.productId, table.id).where(sql`${table.photos} <> '{}'`),
    // The back office's list.
    index('reviews_unanswered').on(table.id).where(sql`${table.answeredAt} is null and ${table.body} is not null`),
    index('reviews_answered').on(table.id).where(sql`${table.answeredAt} is not null`),
    uniqueIndex('reviews_one_a_line').on(table.orderId, table.sku),
    index('reviews_by_past_sale').on(table.pastSaleId),
    foreignKey({
      name: 'reviews_belong_to_a_line',
      columns: [table.orderId, table.sku],
      foreignColumns: [orderLines.orderId, orderLines.sku],
    }),
    check('reviews_give_one_to_five_stars', sql`${table.stars} between 1 and 5`),
    check('reviews_follow_a_sale', sql`num_nonnulls(${table.orderId}, ${table.pastSaleId}) = 1`),
  ],
)

/** Reviews that helped a reader, each once a browser or account. */
export const helpfulMarks = pgTable(
  'helpful_marks',
  {
    reviewId: bigint({ mode: 'number' })
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    sessionHash: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.sessionHash] }),
    // Copy, deletion and move of a session's marks.
    index('helpful_marks_by_session').on(table.sessionHash),
  ],
)
