import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, couriers, savedAddresses, shops, tariffs } from '@/db/schema'
import type { Context } from '../context'
import { rememberBriefly } from '../remember-briefly'
import { kilometresBetween } from './distance'
import { USUAL_CITY } from './estimate-delivery'
import { rankOffers, toOffer } from './list-courier-offers'
import { MAIN_FIRST } from './main-first'

export type Arrival = { arrivesFrom: string; arrivesUntil: string }

/** Arrival of the cheapest delivery by shop; a shop without a courier is absent. */
export type Arrivals = Record<string, Arrival>

const A_PARCEL_GRAMS = 1000
const MOST_SHOPS = 500

type Area = typeof areas.$inferSelect

/** A change of shops or tariffs appears after this long at most. */
const arrivals = rememberBriefly<Arrivals>({ milliseconds: 10_000, most: 200 })

/**
 * Estimates when a parcel of each open shop arrives at the buyer's preferred address, else in the
 * usual city. Kept in this process's memory by area: every list of products asks for it.
 */
export async function estimateArrivals({
  db,
  sessionHash,
  readNow,
}: Pick<Context, 'db' | 'sessionHash' | 'readNow'>): Promise<Arrivals> {
  const area = (sessionHash && (await ownArea(db, sessionHash))) || undefined

  return arrivals(area?.id ?? USUAL_CITY, () => readNow().then((now) => readArrivals(db, area, now)))
}

async function ownArea(db: Connection, sessionHash: string): Promise<Area | undefined> {
  const [row] = await db
    .select({ area: areas })
    .from(savedAddresses)
    .innerJoin(areas, eq(areas.id, savedAddresses.areaId))
    .where(eq(savedAddresses.sessionHash, sessionHash))
    .orderBy(...MAIN_FIRST)
    .limit(1)

  return row?.area
}

async function readArrivals(db: Connection, own: Area | undefined, now: Date): Promise<Arrivals> {
  const area = own ?? (await db.select().from(areas).where(eq(areas.city, USUAL_CITY)).orderBy(areas.id).limit(1))[0]
  if (!area) return {}
  const [open, ways] = await Promise.all([
    db.select().from(shops).where(isNull(shops.closedAt)).limit(MOST_SHOPS),
    db
      .select({ courier: couriers, tariff: tariffs })
      .from(couriers)
      .innerJoin(tariffs, and(eq(tariffs.courierCode, couriers.code), eq(tariffs.toZone, area.zone))),
  ])

  return Object.fromEntries(
    open.flatMap((shop) => {
      const way = { weightGrams: A_PARCEL_GRAMS, distanceKm: kilometresBetween(shop, area), now }
      const fromShop = ways.filter(({ tariff }) => tariff.fromZone === shop.zone)
      const [cheapest] = rankOffers(fromShop.map((row) => toOffer(row, way)))
      if (!cheapest || cheapest.refusal !== null) return []
      const { arrivesFrom, arrivesUntil } = cheapest

      return [[shop.id, { arrivesFrom, arrivesUntil }]]
    }),
  )
}
