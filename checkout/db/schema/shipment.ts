import { sql } from 'drizzle-orm'
import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { instant } from './lifecycle'
import { orders } from './order'

/** Courier events of a parcel, in order. */
export const carrierStep = pgEnum('carrier_step', ['picked_up', 'sorted', 'out_for_delivery', 'arrived'])

/**
 * One shop's parcel in transit. The couriers are invented: their events are planned when the parcel
 * leaves the shop.
 */
export const shipments = pgTable(
  'shipments',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    shopId: text()
      .notNull()
      .references(() => shops.id),
    /** The courier's number of the parcel. */
    trackingNumber: text().notNull().unique(),
    shippedAt: instant().notNull(),
    /** The courier's planned delivery time. */
    expectedAt: instant().notNull(),
    /** The next planned event and its time; both null after delivery. */
    nextStep: carrierStep(),
    nextAt: instant(),
  },
  (table) => [
    uniqueIndex('shipments_one_a_shop').on(table.orderId, table.shopId),
    // Partial: the worker looks each minute for parcels in transit.
    index('shipments_to_move').on(table.nextAt).where(sql`${table.nextStep} is not null`),
  ],
)
