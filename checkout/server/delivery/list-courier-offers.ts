import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { areas, couriers, shops, tariffs } from '@/db/schema'
import { dayOf } from '../wib'
import { arrivalDates } from './arrival-dates'
import { kilometresBetween, type Place } from './distance'
import { bandsBeyond, priceParcel, type Way } from './price-parcel'

export type CourierOffer = {
  code: string
  name: string
  kind: typeof couriers.$inferSelect.kind
  /** Collects cash on delivery, if everything else allows it. */
  takesCash: boolean
} & (
  | { refusal: null; price: number; arrivesFrom: string; arrivesUntil: string; today: boolean }
  | { refusal: 'not_on_this_route' }
  | { refusal: 'too_far'; farthestKm: number }
  | { refusal: 'too_heavy'; heaviest: number }
)

export type RankedOffer = CourierOffer & { cheapest: boolean; fastest: boolean }

type Parcel = {
  from: Pick<typeof shops.$inferSelect, 'zone'> & Place
  to: Pick<typeof areas.$inferSelect, 'zone'> & Place
  weightGrams: number
  now: Date
}

/**
 * Returns all couriers with price and delivery days of this parcel, or the reason for refusing it,
 * sorted by `rankOffers`.
 */
export async function listCourierOffers(db: Connection, { from, to, weightGrams, now }: Parcel) {
  const rows = await db
    .select({ courier: couriers, tariff: tariffs })
    .from(couriers)
    .leftJoin(
      tariffs,
      and(eq(tariffs.courierCode, couriers.code), eq(tariffs.fromZone, from.zone), eq(tariffs.toZone, to.zone)),
    )
    .orderBy(couriers.position)
  const distanceKm = kilometresBetween(from, to)

  return rankOffers(rows.map((row) => toOffer(row, { weightGrams, distanceKm, now })))
}

/**
 * All couriers with their tariffs from a shop to an area as JSON, so that a statement can read them
 * together with its parcels.
 */
export const routes = sql<Route[]>`(
  select jsonb_agg(
    jsonb_build_object(
      'courier', jsonb_build_object(
        'code', ${couriers.code}, 'name', ${couriers.name}, 'kind', ${couriers.kind},
        'takesCash', ${couriers.takesCash}, 'heaviest', ${couriers.heaviest}, 'lightest', ${couriers.lightest},
        'farthestKm', ${couriers.farthestKm}, 'nearKm', ${couriers.nearKm}, 'bandKm', ${couriers.bandKm},
        'bandsPerDay', ${couriers.bandsPerDay}
      ),
      'tariff', case when ${tariffs.first} is not null then jsonb_build_object(
        'first', ${tariffs.first}, 'next', ${tariffs.next}, 'perBand', ${tariffs.perBand},
        'soonest', ${tariffs.soonest}, 'latest', ${tariffs.latest}
      ) end
    ) order by ${couriers.position}
  )
  from ${couriers} left join ${tariffs} on ${tariffs.courierCode} = ${couriers.code}
    and ${tariffs.fromZone} = ${shops.zone} and ${tariffs.toZone} = ${areas.zone}
)`

type Tariff = Pick<typeof tariffs.$inferSelect, 'first' | 'next' | 'perBand' | 'soonest' | 'latest'>
type Courier = Omit<typeof couriers.$inferSelect, 'position'>

/** One courier's way between two zones; without a tariff it does not go there. */
export type Route = { courier: Courier; tariff: Tariff | null }

/** Returns one courier's offer for a parcel, by the route's tariff, weight and distance. */
export function toOffer(
  { courier, tariff }: Route,
  { weightGrams, distanceKm, now }: Way & { now: Date },
): CourierOffer {
  const { code, name, kind, takesCash, heaviest, farthestKm, bandsPerDay } = courier
  const offer = { code, name, kind, takesCash }
  if (!tariff) return { ...offer, refusal: 'not_on_this_route' }
  if (farthestKm !== null && distanceKm > farthestKm) return { ...offer, refusal: 'too_far', farthestKm }
  if (weightGrams > heaviest) return { ...offer, refusal: 'too_heavy', heaviest }
  const { soonest, latest } = tariff
  const laterBy = bandsPerDay === null ? 0 : Math.floor(bandsBeyond(distanceKm, courier) / bandsPerDay)
  const dates = arrivalDates(now, { soonest, latest: latest + laterBy })

  return {
    ...offer,
    refusal: null,
    price: priceParcel({ weightGrams, distanceKm }, { ...courier, ...tariff }),
    ...dates,
    today: dates.arrivesUntil === dayOf(now),
  }
}

type Serviceable = Extract<CourierOffer, { refusal: null }>

/**
 * Returns the courier of a parcel whose buyer chose none: the cheapest that arrives no later than a
 * regular one, or the cheapest where no regular one goes. Null when none goes.
 */
export function usualOffer(offers: RankedOffer[]) {
  const takes = offers.filter(isServiceable)
  const regular = takes.filter(({ kind }) => kind === 'regular').map(({ arrivesUntil }) => arrivesUntil)
  const [usualDay] = regular.toSorted().toReversed()

  return takes.find(({ arrivesUntil }) => usualDay === undefined || arrivesUntil <= usualDay) ?? null
}

/**
 * Sorts by price, with refusing couriers last. Marks the cheapest and the fastest where there is a
 * choice.
 */
export function rankOffers(offers: CourierOffer[]): RankedOffer[] {
  const [takes, refuses] = [offers.filter(isServiceable), offers.filter((offer) => !isServiceable(offer))]
  const byPrice = takes.toSorted((one, other) => one.price - other.price || compareSpeed(one, other))
  const [cheapest] = byPrice
  const [fastest] = takes.toSorted((one, other) => compareSpeed(one, other) || one.price - other.price)
  const thereIsAChoice = takes.length > 1

  return [...byPrice, ...refuses].map((offer) => ({
    ...offer,
    cheapest: thereIsAChoice && offer === cheapest,
    fastest: thereIsAChoice && offer === fastest,
  }))
}

const isServiceable = <Offer extends CourierOffer>(offer: Offer): offer is Extract<Offer, { refusal: null }> =>
  offer.refusal === null

/**
 * By the last promised day, then the first. On the same day, couriers that deliver within hours are
 * faster.
 */
const compareSpeed = (one: Serviceable, other: Serviceable) =>
  one.arrivesUntil.localeCompare(other.arrivesUntil) ||
  one.arrivesFrom.localeCompare(other.arrivesFrom) ||
  Number(other.kind === 'instant') - Number(one.kind === 'instant')
