import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type areas, orders } from '@/db/schema'
import { listedFor } from '../order/access/readable-by'

/** Rupiah: couriers carry no more cash per order. */
export const COD_AT_MOST = 2_000_000

/**
 * Rupiah up to which a phone without a received order can pay by COD. A parcel to an invented phone
 * comes back: the shop pays the courier twice and lacks the goods for days.
 */
export const COD_UNPROVEN_AT_MOST = 750_000

/**
 * Refused COD parcels after which a phone must pay in advance, and for how many days they count.
 */
export const REFUSED_AT_MOST = 2
export const REFUSED_WITHIN_DAYS = 180

/** Zones in which no courier collects cash. */
const WITHOUT_CASH: readonly (typeof areas.$inferSelect)['zone'][] = ['maluku_papua']

export const takesCashIn = (zone: (typeof WITHOUT_CASH)[number]) => !WITHOUT_CASH.includes(zone)

export type CodRefusal =
  | 'several_shops'
  | 'above_limit'
  | 'area'
  | 'courier_missing'
  | 'courier_takes_no_cash'
  | 'refused_before'
  | 'phone_unproven'

type AtTheDoor = {
  /** One per shop, with its courier once chosen. */
  parcels: { sendable: boolean; courier: { takesCash: boolean } | null }[]
  total: number
  zone: (typeof areas.$inferSelect)['zone']
}

/** Returns all reasons against COD; empty when it is allowed. */
export function whyNotCod({ parcels, total, zone }: AtTheDoor): CodRefusal[] {
  const reasons: [CodRefusal, boolean][] = [
    // One visit collects one sum: several couriers would each collect a part of the order.
    ['several_shops', parcels.length > 1],
    ['above_limit', total > COD_AT_MOST],
    ['area', !takesCashIn(zone)],
    ['courier_missing', parcels.some(({ sendable, courier }) => sendable && !courier)],
    ['courier_takes_no_cash', parcels.some(({ courier }) => courier?.takesCash === false)],
  ]

  return reasons.filter(([, met]) => met).map(([refusal]) => refusal)
}

const DAY_MS = 24 * 60 * 60_000

type Buyer = { phone: string; total: number; sessionHash: string; now: Date }

/**
 * Returns the reasons against COD by the phone's history (E.164): recently refused parcels; and
 * above the unproven limit, that no order of this session has arrived at the phone. Orders that the
 * session opened by number and phone count too.
 */
export async function whyNotCodTo(db: Connection, { phone, total, sessionHash, now }: Buyer): Promise<CodRefusal[]> {
  const since = new Date(now.getTime() - REFUSED_WITHIN_DAYS * DAY_MS)
  const [history] = await db.execute<{ refused: number; received: boolean }>(sql`
    select
      (select count(*)::integer from orders where phone = ${phone} and payment_way = 'cod' and cancel_reason = 'refused'
        and cancelled_at >= ${since.toISOString()}::timestamptz) as refused,
      exists (
        select from ${orders} where ${listedFor(sessionHash)} and phone = ${phone} and status in ('arrived', 'done')
      ) as received`)
  const reasons: [CodRefusal, boolean][] = [
    ['refused_before', (history?.refused ?? 0) >= REFUSED_AT_MOST],
    ['phone_unproven', total > COD_UNPROVEN_AT_MOST && !history?.received],
  ]

  return reasons.filter(([, met]) => met).map(([refusal]) => refusal)
}
