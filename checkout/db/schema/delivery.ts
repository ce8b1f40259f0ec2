import { boolean, doublePrecision, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

export const zone = pgEnum('zone', [
  'jabodetabek',
  'jawa',
  'bali_nusra',
  'sumatera',
  'kalimantan',
  'sulawesi',
  'maluku_papua',
])

export const timeZone = pgEnum('time_zone', ['WIB', 'WITA', 'WIT'])

/**
 * Sample areas, entered by hand: a few dozen villages with their postal codes, not the whole
 * country.
 */
export const areas = pgTable(
  'areas',
  {
    id: text().primaryKey(),
    village: text().notNull(),
    district: text().notNull(),
    city: text().notNull(),
    province: text().notNull(),
    postalCode: text().notNull(),
    zone: zone().notNull(),
    timeZone: timeZone().notNull(),
    /** Coordinates of its centre, in degrees, for the distance that couriers bill. */
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
  },
  (table) => [index('areas_by_postal_code').on(table.postalCode)],
)

export const courierKind = pgEnum('courier_kind', ['instant', 'same_day', 'express', 'regular', 'cargo'])

export const couriers = pgTable('couriers', {
  code: text().primaryKey(),
  name: text().notNull(),
  kind: courierKind().notNull(),
  /** Maximum weight of a parcel, in grams. */
  heaviest: integer().notNull(),
  /** Minimum billed weight, in grams. */
  lightest: integer().notNull(),
  /** Maximum distance in kilometres; null where its tariffs alone decide. */
  farthestKm: integer(),
  /**
   * Kilometres that the price of the first kilogram covers. Each further band begun costs the
   * tariff's `perBand`.
   */
  nearKm: integer().notNull(),
  bandKm: integer().notNull(),
  /** Number of distance bands that add one day to the latest delivery; null where none does. */
  bandsPerDay: integer(),
  /** Collects cash on delivery. */
  takesCash: boolean().notNull().default(false),
  position: integer().notNull(),
})

/** A missing row means no service between the two zones. */
export const tariffs = pgTable(
  'tariffs',
  {
    courierCode: text()
      .notNull()
      .references(() => couriers.code),
    fromZone: zone().notNull(),
    toZone: zone().notNull(),
    /** Rupiah for the first kilogram. */
    first: integer().notNull(),
    /** Rupiah for each further kilogram begun. */
    next: integer().notNull(),
    /** Rupiah for each further band of distance begun. */
    perBand: integer().notNull(),
    /** Days until it arrives, counted from the day of payment. */
    soonest: integer().notNull(),
    latest: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.courierCode, table.fromZone, table.toZone] })],
)
