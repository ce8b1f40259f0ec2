import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AT_GATEWAY, PageMethod } from '@/i18n/page-method'
import { promos, shops, variants } from './catalogue'
import { areas, couriers } from './delivery'
import { createdAt, instant } from './lifecycle'

/** Paid in advance at the gateway, or in cash to the courier at the door (COD). */
export const paymentWay = pgEnum('payment_way', ['gateway', 'cod'])

export const basketState = pgEnum('basket_state', ['open', 'ordered'])

export const baskets = pgTable(
  'baskets',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the session id. Only the buyer's browser holds the id itself. */
    sessionHash: text().notNull(),
    state: basketState().notNull().default('open'),
    /**
     * Grows with each change of lines, address or courier. Placement compares it, so that an order
     * is placed on the version that its buyer confirmed.
     */
    version: integer().notNull().default(0),
    /**
     * Created from the lines selected in the cart. They stay in the cart until the order is placed.
     */
    fromCart: boolean().notNull().default(false),
    /** The social app that led here, for the return link. Null without one. */
    issuer: text(),
    /** Written by the previous version only; see the lines. */
    promoId: integer().references(() => promos.id),
    paymentWay: paymentWay().notNull().default('gateway'),
    /** The method to open at the gateway. Null before a choice. */
    pageMethod: text().$type<PageMethod | typeof AT_GATEWAY>(),
    /** Written by the previous version only; see `offers`. */
    resumeKey: text().unique(),
    createdAt: createdAt(),
    /**
     * When its goods were last chosen. A waiting room treats a basket that was filled again as new.
     */
    filledAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('baskets_by_session').on(table.sessionHash),
    // Read when a waiting room opens: the checkouts that are under way.
    index('baskets_under_way').on(table.filledAt).where(sql`state = 'open'`),
    // At most one open basket from a cart per session, across all tabs.
    uniqueIndex('baskets_one_from_a_cart').on(table.sessionHash).where(sql`from_cart and state = 'open'`),
  ],
)

export const basketLines = pgTable(
  'basket_lines',
  {
    basketId: uuid()
      .notNull()
      .references(() => baskets.id, { onDelete: 'cascade' }),
    sku: text()
      .notNull()
      .references(() => variants.sku),
    quantity: integer().notNull(),
    /** Rupiah that the feed showed; null when it showed no price. */
    seenAmount: integer(),
    /** Rupiah that the buyer accepted after a rise above `seenAmount`. */
    confirmedAmount: integer(),
    /** The promotion that led to the goods, for the creator's commission. */
    promoId: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.basketId, table.sku] }),
    check('basket_lines_hold_one_to_ten', sql`${table.quantity} between 1 and 10`),
  ],
)

export const basketDeliveries = pgTable('basket_deliveries', {
  basketId: uuid()
    .primaryKey()
    .references(() => baskets.id, { onDelete: 'cascade' }),
  recipient: text().notNull(),
  /** E.164. */
  phone: text().notNull(),
  /** For messages about the order; null when the buyer wants none. */
  email: text(),
  areaId: text()
    .notNull()
    .references(() => areas.id),
  street: text().notNull(),
  rtRw: text(),
  landmark: text(),
  courierNote: text(),
  updatedAt: instant().notNull().defaultNow(),
})

/** The courier chosen for each shop's parcel; no row before the choice. */
export const basketCouriers = pgTable(
  'basket_couriers',
  {
    basketId: uuid()
      .notNull()
      .references(() => baskets.id, { onDelete: 'cascade' }),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    courierCode: text()
      .notNull()
      .references(() => couriers.code),
    insured: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.basketId, table.shopId] })],
)

/** Addresses that a browser or an account has used, for the next order. */
export const savedAddresses = pgTable(
  'saved_addresses',
  {
    id: uuid().primaryKey().defaultRandom(),
    sessionHash: text().notNull(),
    recipient: text().notNull(),
    /** E.164. */
    phone: text().notNull(),
    email: text(),
    areaId: text()
      .notNull()
      .references(() => areas.id),
    street: text().notNull(),
    rtRw: text(),
    landmark: text(),
    courierNote: text(),
    usedAt: instant().notNull(),
    /** The most recent timestamp marks the preferred address. */
    preferredAt: instant(),
  },
  (table) => [
    unique('saved_addresses_once').on(table.sessionHash, table.recipient, table.phone, table.areaId, table.street),
  ],
)
