import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
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
    /** Display name, never a full name. Null when the buyer did not consent to being named. */
    author: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index('reviews_by_product').on(table.productId, table.id),
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
