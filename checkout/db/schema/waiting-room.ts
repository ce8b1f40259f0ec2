import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'

/** Closed: no queue. Automatic: opens when the shop is overloaded and closes afterwards. */
export const waitingRoomMode = pgEnum('waiting_room_mode', ['closed', 'automatic', 'open'])

/**
 * A queue for buyers beyond capacity: `shop` for all buying pages, or a product's id for that
 * product's pages. Stores numbers, no identities. No row means closed.
 */
export const waitingRooms = pgTable(
  'waiting_rooms',
  {
    id: text().primaryKey(),
    mode: waitingRoomMode().notNull().default('closed'),
    /** Since when buyers have queued; null while the room is closed. */
    openedAt: instant(),
    /** Maximum number of buyers inside. */
    mostActive: integer().notNull(),
    /** Maximum admissions per minute. */
    mostAMinute: integer().notNull(),
    /** The last number issued. */
    taken: bigint({ mode: 'number' }).notNull().default(0),
    /** The last number called. */
    called: bigint({ mode: 'number' }).notNull().default(0),
    /** Occupied seats: a count of their rows, compared with the capacity at each call. */
    active: integer().notNull().default(0),
    /** Calls currently allowed by `mostAMinute`; refills as time passes. */
    allowance: doublePrecision().notNull().default(0),
    /** Recent calls per minute, for the estimated waiting time. */
    rate: doublePrecision().notNull().default(0),
    advancedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check('waiting_rooms_call_what_was_taken', sql`${table.called} <= ${table.taken}`),
    check('waiting_rooms_count_seats', sql`${table.active} >= 0`),
    check('waiting_rooms_let_somebody_in', sql`${table.mostActive} > 0 and ${table.mostAMinute} > 0`),
  ],
)

/**
 * Seats inside the room, by called number. A seat is lost when its buyer does not arrive soon or is
 * idle for a while.
 */
export const waitingSeats = pgTable(
  'waiting_seats',
  {
    roomId: text()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    /** `-infinity` once an order has spent it. */
    until: instant().notNull(),
    /** Null until the called buyer arrives. */
    enteredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.number] }),
    // Each second: seats whose time is over.
    index('waiting_seats_by_end').on(table.roomId, table.until),
  ],
)

/**
 * Numbers that lost their seat before ordering. A buyer who returns in time precedes all numbers
 * not yet called.
 */
export const waitingAbsences = pgTable(
  'waiting_absences',
  {
    roomId: text()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    /** Until when the place is reserved. */
    until: instant().notNull(),
    /** Null until the buyer returns. */
    askedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.number] }),
    // Each second: places that expire, and buyers who have returned.
    index('waiting_absences_by_end').on(table.roomId, table.until),
  ],
)

/**
 * Baskets that were in checkout when their room opened. They need no seat unless goods are added.
 */
export const waitingInsiders = pgTable(
  'waiting_insiders',
  {
    roomId: text()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    basketId: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.basketId] })],
)
