import { sql } from 'drizzle-orm'
import { bigint, bigserial, check, foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { products, variants } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orderLines } from './order'

/**
 * Sales from before this shop kept orders, a row for a SKU and a month, so that an example shop does not begin without
 * buyers. The seed's alone: nothing is sold this way.
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

/** What a buyer says of one line of an order after receipt: once. Counted in `products` by a trigger. */
export const reviews = pgTable(
  'reviews',
  {
    /** Grows with time, so that a page of reviews goes on where the last one ended. */
    id: bigserial({ mode: 'number' }).primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id),
    /** The line that it belongs to; null for a sale of the past. */
    orderId: text(),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    pastSaleId: bigint({ mode: 'number' }).references(() => pastSales.id),
    /** 1 to 5. */
    stars: integer().notNull(),
    /** Null where somebody gave stars alone. */
    body: text(),
    /** That it is written in, for the `lang` of the page. */
    language: text({ enum: ['id', 'en'] }).notNull(),
    /** As it is shown: never a whole name. Null for a buyer who did not say yes to being named here. */
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
