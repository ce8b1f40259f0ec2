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

/** Closed: everybody walks through. Automatic: it opens when the shop is overloaded, and closes when that is over. */
export const waitingRoomMode = pgEnum('waiting_room_mode', ['closed', 'automatic', 'open'])

/**
 * Where buyers wait in order beyond capacity: `shop` for all buying pages, or a product's id for those of one product. Holds
 * numbers and nobody's name. No row means closed.
 */
export const waitingRooms = pgTable(
  'waiting_rooms',
  {
    id: text().primaryKey(),
    mode: waitingRoomMode().notNull().default('closed'),
    /** Since when people wait; null while everybody walks through. */
    openedAt: instant(),
    /** Most buyers inside at a time. */
    mostActive: integer().notNull(),
    /** Most that are let in within a minute. */
    mostAMinute: integer().notNull(),
    /** The last number that was given out. */
    taken: bigint({ mode: 'number' }).notNull().default(0),
    /** The last number whose turn has come. */
    called: bigint({ mode: 'number' }).notNull().default(0),
    /** Seats that are taken: a count of their rows, which a call compares with the capacity. */
    active: integer().notNull().default(0),
    /** How many may be called now, by `mostAMinute`: it fills as time passes. */
    allowance: doublePrecision().notNull().default(0),
    /** Calls a minute, as they were lately, for the time that a page foretells. */
    rate: doublePrecision().notNull().default(0),
    advancedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check('waiting_rooms_call_what_was_taken', sql`${table.called} <= ${table.taken}`),
    check('waiting_rooms_count_seats', sql`${table.active} >= 0`),
    check('waiting_rooms_let_somebody_in', sql`${table.mostActive} > 0 and ${table.mostAMinute} > 0`),
  ],
)

/** The seats inside, by the numbers that were called. Whoever does not come soon, or does nothing for a while, loses it. */
export const waitingSeats = pgTable(
  'waiting_seats',
  {
    roomId: text()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    /** `-infinity` once an order has spent it. */
    until: instant().notNull(),
    /** Null while its buyer was called and has not come yet. */
    enteredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.number] }),
    // Looked for each second: whose time is over.
    index('waiting_seats_by_end').on(table.roomId, table.until),
  ],
)

/** Numbers whose seat was given on before they ordered. A buyer who is back in time goes before all that were not called yet. */
export const waitingAbsences = pgTable(
  'waiting_absences',
  {
    roomId: text()
      .notNull()
      .references(() => waitingRooms.id, { onDelete: 'cascade' }),
    number: bigint({ mode: 'number' }).notNull(),
    /** Until when the place is kept. */
    until: instant().notNull(),
    /** Null until its buyer asks again. */
    askedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.number] }),
    // Looked for each second: which places are not kept any longer, and who is back.
    index('waiting_absences_by_end').on(table.roomId, table.until),
  ],
)

/** The baskets that were in a checkout when their room opened. They need no seat, as long as nothing is added to their goods. */
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
