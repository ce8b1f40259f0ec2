import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type areas, orders } from '@/db/schema'
import { listedFor } from '../order/access/readable-by'

/** Rupiah; nobody carries more home for a shop. */
export const COD_AT_MOST = 2_000_000

/**
 * Rupiah up to which cash is taken from a phone that has received nothing yet. A parcel whose phone was made up comes back: the
 * shop has paid a courier twice, and its goods were away for days.
 */
export const COD_UNPROVEN_AT_MOST = 750_000

/** Parcels of one phone that were refused at the door before the next ones are paid beforehand, and for how long they count. */
export const REFUSED_AT_MOST = 2
export const REFUSED_WITHIN_DAYS = 180

/** Where no courier takes cash. */
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
  /** One a shop, each with its courier as soon as one is chosen. */
  parcels: { sendable: boolean; courier: { takesCash: boolean } | null }[]
  total: number
  zone: (typeof areas.$inferSelect)['zone']
}

/** Every reason why an order cannot be paid at the door; none, when it can. */
export function whyNotCod({ parcels, total, zone }: AtTheDoor): CodRefusal[] {
  const found: [CodRefusal, boolean][] = [
    // One visit, one sum: several couriers would each collect a part of one order.
    ['several_shops', parcels.length > 1],
    ['above_limit', total > COD_AT_MOST],
    ['area', !takesCashIn(zone)],
    ['courier_missing', parcels.some(({ sendable, courier }) => sendable && !courier)],
    ['courier_takes_no_cash', parcels.some(({ courier }) => courier?.takesCash === false)],
  ]

  return found.filter(([, met]) => met).map(([refusal]) => refusal)
}

const DAY_MS = 24 * 60 * 60_000

type Buyer = { phone: string; total: number; sessionHash: string; now: Date }

/**
 * What stands against cash from this buyer, by what the shop knows of the phone (E.164): parcels that it refused lately; and, for a
 * larger sum, that no order of this browser or account has arrived at it yet, or of another that named its number and phone.
 */
export async function whyNotCodTo(db: Connection, { phone, total, sessionHash, now }: Buyer): Promise<CodRefusal[]> {
  const since = new Date(now.getTime() - REFUSED_WITHIN_DAYS * DAY_MS)
  const [known] = await db.execute<{ refused: number; received: boolean }>(sql`
    select
      (select count(*)::integer from orders where phone = ${phone} and payment_way = 'cod' and cancel_reason = 'refused'
        and cancelled_at >= ${since.toISOString()}::timestamptz) as refused,
      exists (
        select from ${orders} where ${listedFor(sessionHash)} and phone = ${phone} and status in ('arrived', 'done')
      ) as received`)
  const found: [CodRefusal, boolean][] = [
    ['refused_before', (known?.refused ?? 0) >= REFUSED_AT_MOST],
    ['phone_unproven', total > COD_UNPROVEN_AT_MOST && !known?.received],
  ]

  return found.filter(([, met]) => met).map(([refusal]) => refusal)
}
