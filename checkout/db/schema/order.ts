import { sql } from 'drizzle-orm'
import {
  bigserial,
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
  /** Placed, and paid at the door. */
  'confirmed',
  'paid',
  'packed',
  'shipped',
  'arrived',
  'done',
  'cancelled',
  'expired',
])

/** Why an order ended that had been placed: not wanted any more, here or at the door, or its money left before the goods did. */
export const cancelReason = pgEnum('cancel_reason', ['buyer', 'refunded', 'reversed', 'charged_back', 'refused'])

/** Money that left again though the shop did not send it: fulfilment stops, or, when the parcel is out, somebody looks. */
export const orderFlag = pgEnum('order_flag', ['refunded', 'reversed', 'charged_back'])

/** An order is a copy of what the buyer agreed to, and owes nothing to later changes of catalogue or address. */
export const orders = pgTable(
  'orders',
  {
    /** Public number, safe in any URL: `PSR-` and twelve characters. */
    id: text().primaryKey(),
    /** One basket makes one order: a double click violates this constraint. Null for imported orders. */
    basketId: uuid()
      .unique()
      .references(() => baskets.id),
    /** Null with the basket: nobody ordered it from a browser of ours. */
    sessionHash: text(),
    /** That of its parcel which is least far; see `advance-parcel`. */
    status: orderStatus().notNull().default('awaiting_payment'),
    paymentWay: paymentWay().notNull().default('gateway'),
    issuer: text(),
    promoId: integer().references(() => promos.id),

    /** All in rupiah; goods and shipping are the sums of its parcels, and `total` is what is charged. */
    currency: text().notNull().default('IDR'),
    subtotal: integer().notNull(),
    shipping: integer().notNull(),
    insurance: integer().notNull().default(0),
    serviceFee: integer().notNull(),
    /** What vouchers took off: of shops from their goods, of the platform from goods and from shipping. */
    shopDiscount: integer().notNull().default(0),
    platformDiscount: integer().notNull().default(0),
    shippingDiscount: integer().notNull().default(0),
    total: integer().notNull(),

    recipient: text().notNull(),
    /** E.164. Null where another shop took the order, as whatever it did not know of the address. */
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
    /** When the gateway is polled next, while the order waits; at its deadline at the latest. */
    nextPollAt: createdAt(),
    paidAt: instant(),
    /** When the last of its parcels was packed, left its shop, arrived. */
    packedAt: instant(),
    shippedAt: instant(),
    arrivedAt: instant(),
    completedAt: instant(),
    /** When the money that was held was allocated to seller, courier and shop: not before the buyer's right to return is over. */
    allocatedAt: instant(),
    cancelledAt: instant(),
    cancelReason: cancelReason(),
    flag: orderFlag(),
    flaggedAt: instant(),
  },
  (table) => [
    index('orders_by_session').on(table.sessionHash, table.placedAt),
    // Orders lie by their age, so the least of indexes finds those that were kept long enough.
    index('orders_by_age').using('brin', table.placedAt),
    // Partial: a creator's commission is counted from the orders of a promotion; most orders have none.
    index('orders_by_promo').on(table.promoId).where(sql`${table.promoId} is not null`),
    // Partial: how many orders of a phone hold goods that nobody has paid.
    index('orders_unpaid_by_phone').on(table.phone).where(sql`${table.status} in ('awaiting_payment', 'confirmed')`),
    // Partial: how often a phone's parcels were refused at the door; most orders are paid beforehand.
    index('orders_paid_at_the_door_by_phone').on(table.phone).where(sql`${table.paymentWay} = 'cod'`),
    // Partial: a voucher is given to a phone once; most orders have no discount.
    index('orders_discounted_by_phone')
      .on(table.phone)
      .where(sql`${table.shopDiscount} > 0 or ${table.platformDiscount} > 0 or ${table.shippingDiscount} > 0`),
    // Partial: only unpaid orders are polled and expire.
    index('orders_to_poll').on(table.nextPollAt).where(sql`${table.status} = 'awaiting_payment'`),
    // Partial: only what has arrived whole completes by themselves.
    index('orders_to_complete').on(table.arrivedAt).where(sql`${table.status} = 'arrived'`),
    // Partial: what was received waits for the end of the right to return.
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

/** What one shop sends of an order: packed, shipped and moved by itself. Its courier and days are a copy, as the order is. */
export const orderParcels = pgTable(
  'order_parcels',
  {
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    /** Rupiah of its lines, and of its way. */
    subtotal: integer().notNull(),
    shipping: integer().notNull(),
    /** Nothing where the buyer did not ask for it. */
    insurance: integer().notNull().default(0),
    /** What vouchers took off its goods, and off its way. */
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
    /** Its money left before it did, while another parcel of the order was out already: it stays in its shop. */
    cancelledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.shopId] }),
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

/** Other browsers of the buyer: each has named the order's number and the phone that it goes to. */
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
    // Its parcel says that there is such an order: to ask twice costs a look-up for each line.
    orderId: text().notNull(),
    /** Of a variant, which its hold refers to; what another shop sold may be on sale here no more, or never. */
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
    /** Its share of what vouchers took off: less goes back when it is returned. */
    shopDiscount: integer().notNull().default(0),
    platformDiscount: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    // A merchant's own picture, by its hash: whoever sweeps pictures asks which of them an order shows.
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

/** What happened to an order, in order. Read by the timeline; written only together with the change itself. */
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

/** Stock held for one order, until it is paid (committed) or given up (released). */
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
    /** The network address that it was ordered from, as an HMAC, for a limit. Forgotten with the hold. */
    origin: text(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.sku] }),
    index('stock_holds_by_origin').on(table.origin).where(sql`${table.origin} is not null`),
    check('stock_holds_hold_something', sql`${table.quantity} > 0`),
  ],
)
