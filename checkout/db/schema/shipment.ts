import { sql } from 'drizzle-orm'
import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { shops } from './catalogue'
import { instant } from './lifecycle'
import { orders } from './order'

/** What a courier tells of a parcel, in order. */
export const carrierStep = pgEnum('carrier_step', ['picked_up', 'sorted', 'out_for_delivery', 'arrived'])

/** One parcel of one shop on its way. The couriers are invented: what one would report is planned when it leaves the shop. */
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
    /** When the courier means to bring it. */
    expectedAt: instant().notNull(),
    /** What is reported next, and when; both null once it is there. */
    nextStep: carrierStep(),
    nextAt: instant(),
  },
  (table) => [
    uniqueIndex('shipments_one_a_shop').on(table.orderId, table.shopId),
    // Partial: what is on its way is looked for each minute.
    index('shipments_to_move').on(table.nextAt).where(sql`${table.nextStep} is not null`),
  ],
)
