import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { baskets } from './basket'
import { CATEGORIES, shops } from './catalogue'
import { instant } from './lifecycle'
import { orders } from './order'

/** What it is taken from: one shop's goods, all goods, or the shipping. The first is the seller's cost, the others the platform's. */
export const voucherKind = pgEnum('voucher_kind', ['shop', 'platform', 'shipping'])

export const quotaCheck = 'vouchers_never_exceed_their_quota'

/** A code that makes an order cheaper. Never given out oftener than its quota. */
export const vouchers = pgTable(
  'vouchers',
  {
    /** In capitals and without spaces. */
    code: text().primaryKey(),
    kind: voucherKind().notNull(),
    shopId: text().references(() => shops.id),
    /** It counts and discounts the goods of this category alone. */
    category: text({ enum: CATEGORIES }),
    /** Rupiah, or a percentage with the most that it may come to. */
    amount: integer(),
    percent: integer(),
    most: integer(),
    /** Rupiah of the goods that it counts, before any discount. */
    minimum: integer().notNull().default(0),
    quota: integer().notNull(),
    /** By orders that were not given up. Taken by `update … where taken < quota`. */
    taken: integer().notNull().default(0),
    /** Of these, by orders of the shop that it was brought over from: given there, and never given back here. */
    takenBefore: integer().notNull().default(0),
    /** By session or account, and by the phone of the order. */
    onceABuyer: boolean().notNull().default(true),
    /** Offered to everybody whom it concerns; else it is for whoever has its code. */
    listed: boolean().notNull().default(true),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Since when it is being brought over from another shop: nobody may use it before it is opened here. */
    movingSince: instant(),
  },
  (table) => [
    index('vouchers_by_shop').on(table.shopId),
    check('vouchers_of_a_shop_name_it', sql`(${table.kind} = 'shop') = (${table.shopId} is not null)`),
    check('vouchers_for_shipping_count_all_goods', sql`${table.kind} <> 'shipping' or ${table.category} is null`),
    check('vouchers_give_an_amount_or_a_part', sql`num_nonnulls(${table.amount}, ${table.percent}) = 1`),
    check('vouchers_give_something', sql`${table.amount} > 0 or ${table.percent} between 1 and 100`),
    check(
      'vouchers_limit_a_part',
      sql`num_nonnulls(${table.percent}, ${table.most}) <> 1 and coalesce(${table.most}, 1) > 0`,
    ),
    check(quotaCheck, sql`${table.taken} between 0 and ${table.quota}`),
    check('vouchers_were_taken_elsewhere', sql`${table.takenBefore} between 0 and ${table.taken}`),
    check('vouchers_begin_before_they_end', sql`${table.startsAt} < ${table.endsAt}`),
  ],
)

/** What a buyer has put on a basket: one voucher a shop, one of the platform, one for the shipping. */
export const basketVouchers = pgTable(
  'basket_vouchers',
  {
    basketId: uuid()
      .notNull()
      .references(() => baskets.id, { onDelete: 'cascade' }),
    code: text()
      .notNull()
      .references(() => vouchers.code),
    /** Of which there is one a basket: the shop, or the kind. */
    place: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.basketId, table.place] })],
)

/** As a hold of stock: given back when the order is given up. */
export const orderVoucherState = pgEnum('order_voucher_state', ['held', 'used', 'released'])

/** The vouchers of an order and what each took off. */
export const orderVouchers = pgTable(
  'order_vouchers',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    code: text()
      .notNull()
      .references(() => vouchers.code),
    /** Null but for a voucher of a shop. */
    shopId: text().references(() => shops.id),
    amount: integer().notNull(),
    state: orderVoucherState().notNull().default('held'),
    settledAt: instant(),
    /** A late payment found it used up meanwhile: it holds all the same, at the platform's cost, and counts in no quota. */
    honoured: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.code] }),
    index('order_vouchers_by_code').on(table.code),
    check('order_vouchers_take_something_off', sql`${table.amount} > 0`),
  ],
)
