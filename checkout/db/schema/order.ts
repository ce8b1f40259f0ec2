import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { baskets, paymentWay } from './basket'
import { promos, shops, variants } from './catalogue'
import { timeZone } from './delivery'
import { createdAt, instant } from './lifecycle'

export const orderStatus = pgEnum('order_status', [
  'awaiting_payment',
  /** Placed; the courier collects the payment at the door. */
  'confirmed',
  'paid',
  'packed',
  'shipped',
  'arrived',
  'done',
  'cancelled',
  'expired',
])

/**
 * Why a placed order ended: the buyer cancelled it or refused it at the door, or its money left
 * before the goods did.
 */
export const cancelReason = pgEnum('cancel_reason', ['buyer', 'refunded', 'reversed', 'charged_back', 'refused'])

/**
 * Money left again without the shop sending it. Fulfilment stops; if the parcel is already out, an
 * operator has to look.
 */
export const orderFlag = pgEnum('order_flag', ['refunded', 'reversed', 'charged_back'])

/** A copy of what the buyer agreed to; later changes of catalogue or address do not affect it. */
export const orders = pgTable(
  'orders',
  {
    /** Public number, safe in any URL: `PSR-` and twelve characters. */
    id: text().primaryKey(),
    /**
     * One basket makes one order: a double click violates this constraint. Null for imported
     * orders.
     */
    basketId: uuid()
      .unique()
      .references(() => baskets.id),
    /** Null for imported orders: no browser of Pasar placed them. */
    sessionHash: text(),
    /** The status of its least advanced parcel; see `advance-parcel`. */
    status: orderStatus().notNull().default('awaiting_payment'),
    paymentWay: paymentWay().notNull().default('gateway'),
    issuer: text(),
    /** Language of the page that placed it, for mail; null where it was not recorded. */
    language: text({ enum: ['id', 'en'] }),
    /** Written by the previous version only; see the lines. */
    promoId: integer().references(() => promos.id),

    /**
     * All amounts in rupiah. Goods and shipping are the sums of the parcels, and `total` is the
     * amount charged.
     */
    currency: text().notNull().default('IDR'),
    subtotal: integer().notNull(),
    shipping: integer().notNull(),
    insurance: integer().notNull().default(0),
    serviceFee: integer().notNull(),
    /** Discounts: shop vouchers on their goods, platform vouchers on goods, shipping vouchers. */
    shopDiscount: integer().notNull().default(0),
    platformDiscount: integer().notNull().default(0),
    shippingDiscount: integer().notNull().default(0),
    total: integer().notNull(),

    recipient: text().notNull(),
    /** E.164. Null where the old shop did not record it, as for other parts of the address. */
    phone: text(),
    email: text(),
    street: text().notNull(),
    rtRw: text(),
    landmark: text(),
    courierNote: text(),
    village: text(),
    district: text(),
    city: text(),
    province: text(),
    postalCode: text(),
    timeZone: timeZone().notNull(),

    placedAt: createdAt(),
    paymentDueAt: instant().notNull(),
    /**
     * When the gateway is polled next while the payment is pending; at the deadline at the latest.
     */
    nextPollAt: createdAt(),
    paidAt: instant(),
    /** When the last of its parcels was packed, shipped and delivered. */
    packedAt: instant(),
    shippedAt: instant(),
    arrivedAt: instant(),
    completedAt: instant(),
    /** When the held money of its last parcel was allocated. */
    allocatedAt: instant(),
    cancelledAt: instant(),
    cancelReason: cancelReason(),
    flag: orderFlag(),
    flaggedAt: instant(),
  },
  (table) => [
    index('orders_by_session').on(table.sessionHash, table.placedAt),
    // Rows are stored in order of age, so a BRIN index is enough to find orders past their
    // retention.
    index('orders_by_age').using('brin', table.placedAt),
    // Partial: orders of the previous version, for a creator's commission.
    index('orders_by_promo').on(table.promoId).where(sql`${table.promoId} is not null`),
    // Partial: counts a phone's unpaid orders, which reserve goods.
    index('orders_unpaid_by_phone').on(table.phone).where(sql`${table.status} in ('awaiting_payment', 'confirmed')`),
    // Partial: counts the parcels that a phone refused at the door; most orders are paid in
    // advance.
    index('orders_paid_at_the_door_by_phone').on(table.phone).where(sql`${table.paymentWay} = 'cod'`),
    // Partial: a voucher is used once per phone; most orders have no discount.
    index('orders_discounted_by_phone')
      .on(table.phone)
      .where(sql`${table.shopDiscount} > 0 or ${table.platformDiscount} > 0 or ${table.shippingDiscount} > 0`),
    // Partial: only unpaid orders are polled and expire.
    index('orders_to_poll').on(table.nextPollAt).where(sql`${table.status} = 'awaiting_payment'`),
    // Partial: read by the previous version only; its parcels have an index of their own.
    index('orders_to_complete').on(table.arrivedAt).where(sql`${table.status} = 'arrived'`),
    index('orders_to_allocate')
      .on(table.completedAt)
      .where(sql`${table.status} = 'done' and ${table.allocatedAt} is null`),
    check(
      'orders_taken_here_are_whole',
      sql`${table.basketId} is null or num_nulls(${table.sessionHash}, ${table.phone}, ${table.village}, ${table.district}, ${table.city}, ${table.province}, ${table.postalCode}) = 0`,
    ),
    check(
      'orders_total_is_the_sum',
      sql`${table.total} = ${table.subtotal} + ${table.shipping} + ${table.insurance} + ${table.serviceFee} - ${table.shopDiscount} - ${table.platformDiscount} - ${table.shippingDiscount}`,
    ),
  ],
)

/**
 * The part of an order that one shop packs, ships and tracks by itself. Courier and delivery days
 * are copies, as in the order.
 */
export const orderParcels = pgTable(
  'order_parcels',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    /** Rupiah of its lines, and of its shipping. */
    subtotal: integer().notNull(),
    shipping: integer().notNull(),
    /** Zero unless the buyer chose it. */
    insurance: integer().notNull().default(0),
    /** Discounts on its goods, and on its shipping. */
    shopDiscount: integer().notNull().default(0),
    platformDiscount: integer().notNull().default(0),
    shippingDiscount: integer().notNull().default(0),
    weightGrams: integer().notNull(),
    courierCode: text().notNull(),
    courierName: text().notNull(),
    arrivesFrom: date({ mode: 'string' }).notNull(),
    arrivesUntil: date({ mode: 'string' }).notNull(),
    packedAt: instant(),
    shippedAt: instant(),
    arrivedAt: instant(),
    /** When its buyer confirmed the receipt, or the right to return ended without a word. */
    receivedAt: instant(),
    /** When its held money was allocated: after the right to return it has ended. */
    allocatedAt: instant(),
    /**
     * Set when the money left before this parcel shipped while another parcel of the order was
     * already out. The parcel stays in its shop.
     */
    cancelledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.shopId] }),
    // Partial: the worker looks each minute for parcels whose right to return has ended.
    index('order_parcels_to_allocate')
      .on(table.arrivedAt)
      .where(sql`${table.allocatedAt} is null and ${table.arrivedAt} is not null`)
      .concurrently(),
    // Partial: stopped parcels, whose share of the money is settled too.
    index('order_parcels_stopped')
      .on(table.cancelledAt)
      .where(sql`${table.allocatedAt} is null and ${table.cancelledAt} is not null`)
      .concurrently(),
    check(
      'order_parcels_cost_no_less_than_nothing',
      sql`${table.shopDiscount} >= 0 and ${table.platformDiscount} >= 0 and ${table.shippingDiscount} >= 0 and ${table.shopDiscount} + ${table.platformDiscount} <= ${table.subtotal} and ${table.shippingDiscount} <= ${table.shipping}`,
    ),
    check(
      'order_parcels_go_step_by_step',
      sql`(${table.shippedAt} is null or ${table.packedAt} is not null) and (${table.arrivedAt} is null or ${table.shippedAt} is not null) and (${table.cancelledAt} is null or ${table.shippedAt} is null)`,
    ),
  ],
)

/** Other browsers of the buyer, which proved access by the order's number and phone. */
export const orderReaders = pgTable(
  'order_readers',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    sessionHash: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sessionHash] }),
    index('order_readers_by_session').on(table.sessionHash),
  ],
)

export const orderLines = pgTable(
  'order_lines',
  {
    // No foreign key to `orders`: the parcel's key implies it, and a second check costs a look-up
    // per line.
    orderId: text().notNull(),
    /**
     * SKU of a variant, which the hold references. The old shop's goods may not be on sale here.
     */
    sku: text().notNull(),
    shopId: text().notNull(),
    productId: text().notNull(),
    nameId: text().notNull(),
    nameEn: text().notNull(),
    labelId: text(),
    labelEn: text(),
    media: text().notNull(),
    unitPrice: integer().notNull(),
    quantity: integer().notNull(),
    /** Its share of the vouchers' discounts, which a refund for a return leaves out. */
    shopDiscount: integer().notNull().default(0),
    platformDiscount: integer().notNull().default(0),
    /** The promotion that led to the goods, for the creator's commission. */
    promoId: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    // Partial: a creator's commission is computed from a promotion's lines; most have none.
    index('order_lines_by_promo').on(table.promoId).where(sql`${table.promoId} is not null`).concurrently(),
    // A merchant's picture by its hash: the sweep of pictures checks whether an order shows one.
    index('order_lines_by_brought_picture').on(table.media).where(sql`length(media) = 64`),
    check(
      'order_lines_cost_no_less_than_nothing',
      sql`${table.shopDiscount} >= 0 and ${table.platformDiscount} >= 0 and ${table.shopDiscount} + ${table.platformDiscount} <= ${table.unitPrice} * ${table.quantity}`,
    ),
    foreignKey({
      name: 'order_lines_lie_in_a_parcel',
      columns: [table.orderId, table.shopId],
      foreignColumns: [orderParcels.orderId, orderParcels.shopId],
    }),
  ],
)

/**
 * History of an order, oldest first. The timeline reads it; each event is written in the
 * transaction of its change.
 */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    kind: text().notNull(),
    at: createdAt(),
    detail: jsonb().$type<Record<string, string | number>>(),
  },
  (table) => [index('order_events_by_order').on(table.orderId, table.id)],
)

export const holdState = pgEnum('hold_state', ['held', 'committed', 'released'])

/** Stock reserved for one order until it is paid (committed) or abandoned (released). */
export const stockHolds = pgTable(
  'stock_holds',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    quantity: integer().notNull(),
    state: holdState().notNull().default('held'),
    settledAt: instant(),
    /** HMAC of the network address that placed the order, for a limit. Cleared with the hold. */
    origin: text(),
    /** The buyer had received no order at its phone yet: such holds share a part of the stock. */
    phoneUnproven: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    index('stock_holds_by_origin').on(table.origin).where(sql`${table.origin} is not null`),
    // Partial: sums the pieces of a variant that unpaid and COD orders hold.
    index('stock_holds_held').on(table.sku).where(sql`${table.state} = 'held'`).concurrently(),
    check('stock_holds_hold_something', sql`${table.quantity} > 0`),
  ],
)
