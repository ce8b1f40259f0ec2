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
import { promos, shops, variants } from './catalogue'
import { areas, couriers } from './delivery'
import { createdAt, instant } from './lifecycle'

/** Beforehand at the gateway, or in cash to the courier at the door (COD). */
export const paymentWay = pgEnum('payment_way', ['gateway', 'cod'])

export const basketState = pgEnum('basket_state', ['open', 'ordered'])

export const baskets = pgTable(
  'baskets',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the session id; the id itself lives in the buyer's browser only. */
    sessionHash: text().notNull(),
    state: basketState().notNull().default('open'),
    /** Grows with each change of its lines, address or courier, so that an order is placed on what its buyer agreed to. */
    version: integer().notNull().default(0),
    /** Made of what was selected in the cart, which keeps it until it is ordered. */
    fromCart: boolean().notNull().default(false),
    /** The social app whose promotion led here, for the way back and the creator's commission. Null when none did. */
    issuer: text(),
    promoId: integer().references(() => promos.id),
    paymentWay: paymentWay().notNull().default('gateway'),
    /**
     * Recognises the browser that claimed, for a double tap or a lost answer: an HMAC over its nonce and the token's id.
     * Without the nonce, which only that browser holds, it joins to nothing. Forgotten with the claim.
     */
    resumeKey: text().unique(),
    createdAt: createdAt(),
    /** When its goods were chosen, last: a basket that is taken again is new to a waiting room. */
    filledAt: instant().notNull().defaultNow(),
  },
  (table) => [
    index('baskets_by_session').on(table.sessionHash),
    // Read when a waiting room opens: the checkouts that are under way.
    index('baskets_under_way').on(table.filledAt).where(sql`state = 'open'`),
    // A cart is checked out in one basket at a time, whichever tab asks.
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
    /** Rupiah that the feed showed; null when nothing was shown before. */
    seenAmount: integer(),
    /** Rupiah that the buyer agreed to after it had risen above what was seen. */
    confirmedAmount: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.basketId, table.sku] }),
    check('basket_lines_hold_one_to_ten', sql`${table.quantity} between 1 and 10`),
  ],
)

/** Where the basket goes. */
export const basketDeliveries = pgTable('basket_deliveries', {
  basketId: uuid()
    .primaryKey()
    .references(() => baskets.id, { onDelete: 'cascade' }),
  recipient: text().notNull(),
  /** E.164. */
  phone: text().notNull(),
  /** For the messages about the order; whoever wants none leaves it empty. */
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

/** Who brings the parcel of each shop, as far as it is chosen. */
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
    /** Only if the buyer asks for it. */
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
    /** The one that was made the first choice last is it. */
    preferredAt: instant(),
  },
  (table) => [
    unique('saved_addresses_once').on(table.sessionHash, table.recipient, table.phone, table.areaId, table.street),
  ],
)
