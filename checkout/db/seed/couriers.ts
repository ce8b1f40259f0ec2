import { type couriers, type tariffs, zone } from '../schema'

type Zone = (typeof zone.enumValues)[number]

/** Five invented services. */
export const COURIERS = [
  { code: 'kilat-instan', name: 'Kilat', kind: 'instant', heaviest: 5_000, lightest: 1_000, position: 1 },
  { code: 'kilat-hari-ini', name: 'Gesit', kind: 'same_day', heaviest: 8_000, lightest: 1_000, position: 2 },
  { code: 'elang-ekspres', name: 'Elang', kind: 'express', heaviest: 20_000, lightest: 1_000, position: 3 },
  { code: 'merpati-reguler', name: 'Merpati', kind: 'regular', heaviest: 30_000, lightest: 1_000, position: 4 },
  { code: 'gajah-kargo', name: 'Gajah', kind: 'cargo', heaviest: 200_000, lightest: 5_000, position: 5 },
] as const satisfies (typeof couriers.$inferInsert)[]

type CourierCode = (typeof COURIERS)[number]['code']
type Tariff = typeof tariffs.$inferInsert & { courierCode: CourierCode }

/** How far apart two zones lie, as couriers bill it: the steps along this line of islands. */
const LINE: Record<Zone, number> = {
  sumatera: 0,
  jabodetabek: 1,
  jawa: 1.5,
  bali_nusra: 2.5,
  kalimantan: 2.75,
  sulawesi: 3.5,
  maluku_papua: 5,
}

const zones = zone.enumValues
const distance = (from: Zone, to: Zone) => (from === to ? 0 : Math.max(1, Math.round(Math.abs(LINE[from] - LINE[to]))))

const pairs = zones.flatMap((fromZone) =>
  zones.map((toZone) => ({ fromZone, toZone, steps: distance(fromZone, toZone) })),
)

/** Services of the same day run inside one city region only. */
const CITY_SERVICES: Tariff[] = [
  {
    courierCode: 'kilat-instan',
    fromZone: 'jabodetabek',
    toZone: 'jabodetabek',
    first: 32_000,
    next: 6_000,
    soonest: 0,
    latest: 0,
  },
  {
    courierCode: 'kilat-hari-ini',
    fromZone: 'jabodetabek',
    toZone: 'jabodetabek',
    first: 22_000,
    next: 4_000,
    soonest: 0,
    latest: 0,
  },
]

export const TARIFFS: Tariff[] = [
  ...CITY_SERVICES,
  ...pairs.map(({ steps, ...between }) => ({
    ...between,
    courierCode: 'elang-ekspres' as const,
    first: 17_000 + steps * 9_000,
    next: 8_000 + steps * 6_000,
    soonest: 1,
    latest: 1 + Math.ceil(steps / 2),
  })),
  ...pairs.map(({ steps, ...between }) => ({
    ...between,
    courierCode: 'merpati-reguler' as const,
    first: 9_000 + steps * 6_500,
    next: 5_000 + steps * 4_500,
    soonest: 2 + Math.floor(steps / 2),
    latest: 3 + steps,
  })),
  ...pairs.map(({ steps, ...between }) => ({
    ...between,
    courierCode: 'gajah-kargo' as const,
    first: 4_000 + steps * 1_500,
    next: 3_000 + steps * 1_200,
    soonest: 3 + steps,
    latest: 6 + steps * 2,
  })),
]
