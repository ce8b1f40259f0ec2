import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { baskets } from './basket'
import { CATEGORIES, shops } from './catalogue'
import { createdAt, instant } from './lifecycle'
import { orders } from './order'

/**
 * Discount base: one shop's goods, all goods, or the shipping. The seller bears the first, the
 * platform the others.
 */
export const voucherKind = pgEnum('voucher_kind', ['shop', 'platform', 'shipping'])

export const quotaCheck = 'vouchers_never_exceed_their_quota'

/** A discount code, used at most `quota` times. */
export const vouchers = pgTable(
  'vouchers',
  {
    /** In capitals and without spaces. */
    code: text().primaryKey(),
    kind: voucherKind().notNull(),
    shopId: text().references(() => shops.id),
    /** Only goods of this category count and are discounted. */
    category: text({ enum: CATEGORIES }),
    /** Rupiah; the alternative is a percentage with a maximum. */
    amount: integer(),
    percent: integer(),
    most: integer(),
    /** Minimum rupiah of the goods that count, before discounts. */
    minimum: integer().notNull().default(0),
    quota: integer().notNull(),
    /** Uses by orders that were not abandoned. Reserved by `update … where taken < quota`. */
    taken: integer().notNull().default(0),
    /** The part of `taken` used by orders of the old shop; never released here. */
    takenBefore: integer().notNull().default(0),
    /** Identified by session or account, and by the order's phone. */
    onceABuyer: boolean().notNull().default(true),
    /** Offered to every eligible buyer; otherwise usable only with the code. */
    listed: boolean().notNull().default(true),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /**
     * Since when the voucher has been in migration. It cannot be used until the migration opens it.
     */
    importingSince: instant(),
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

/** Vouchers applied to a basket: one per shop, one of the platform, one for shipping. */
export const basketVouchers = pgTable(
  'basket_vouchers',
  {
    basketId: uuid()
      .notNull()
      .references(() => baskets.id, { onDelete: 'cascade' }),
    code: text()
      .notNull()
      .references(() => vouchers.code),
    /** The slot, which holds one voucher per basket: a shop's id, or the kind. */
    place: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.basketId, table.place] })],
)

/** Vouchers that a browser or an account has collected, which its checkout lists first. */
export const collectedVouchers = pgTable(
  'collected_vouchers',
  {
    sessionHash: text().notNull(),
    code: text()
      .notNull()
      .references(() => vouchers.code),
    collectedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.sessionHash, table.code] })],
)

/** Released when the order is abandoned, like a stock hold. */
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
    /** Set for vouchers of kind `shop` only. */
    shopId: text().references(() => shops.id),
    amount: integer().notNull(),
    state: orderVoucherState().notNull().default('held'),
    settledAt: instant(),
    /**
     * A late payment found the quota used up. The discount is honoured at the platform's cost, and
     * does not count against the quota.
     */
    honoured: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.code] }),
    index('order_vouchers_by_code').on(table.code),
    check('order_vouchers_take_something_off', sql`${table.amount} > 0`),
  ],
)
