import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type areas, couriers, tariffs } from '@/db/schema'
import { arrivalDates } from './arrival-dates'
import { priceParcel } from './price-parcel'

type Zone = typeof areas.$inferSelect.zone

export type CourierOffer = {
  code: string
  name: string
  kind: typeof couriers.$inferSelect.kind
} & (
  | { refusal: null; price: number; arrivesFrom: string; arrivesUntil: string }
  | { refusal: 'not_on_this_route' }
  | { refusal: 'too_heavy'; heaviest: number }
)

type Parcel = { fromZone: Zone; toZone: Zone; weightGrams: number; now: Date }

/** Every courier, with the price and the days of this parcel, or with the reason why it does not take it. */
export async function listCourierOffers(db: Connection, parcel: Parcel): Promise<CourierOffer[]> {
  const rows = await db
    .select({ courier: couriers, tariff: tariffs })
    .from(couriers)
    .leftJoin(
      tariffs,
      and(
        eq(tariffs.courierCode, couriers.code),
        eq(tariffs.fromZone, parcel.fromZone),
        eq(tariffs.toZone, parcel.toZone),
      ),
    )
    .orderBy(couriers.position)

  return rows.map((row) => toOffer(row, parcel))
}

type Tariff = Pick<typeof tariffs.$inferSelect, 'first' | 'next' | 'soonest' | 'latest'>
type Row = { courier: typeof couriers.$inferSelect; tariff: Tariff | null }

/** What one courier asks for a parcel, by the tariff of its route. */
export function toOffer(
  { courier, tariff }: Row,
  { weightGrams, now }: Pick<Parcel, 'weightGrams' | 'now'>,
): CourierOffer {
  const { code, name, kind, heaviest, lightest } = courier
  if (!tariff) return { code, name, kind, refusal: 'not_on_this_route' }
  if (weightGrams > heaviest) return { code, name, kind, refusal: 'too_heavy', heaviest }

  return {
    code,
    name,
    kind,
    refusal: null,
    price: priceParcel(weightGrams, { lightest, ...tariff }),
    ...arrivalDates(now, tariff),
  }
}
