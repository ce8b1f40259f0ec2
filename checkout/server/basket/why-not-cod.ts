import { and, count, eq, gte } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type areas, orders } from '@/db/schema'

/** Rupiah; nobody carries more home for a shop. */
export const COD_AT_MOST = 2_000_000

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

type AtTheDoor = {
  /** One a shop, each with its courier as soon as one is chosen. */
  parcels: { sendable: boolean; courier: { takesCash: boolean } | null }[]
  total: number
  zone: (typeof areas.$inferSelect)['zone']
  /** Parcels of this phone that were refused at the door lately, for whoever has counted them. */
  refused?: number
}

/** Every reason why an order cannot be paid at the door; none, when it can. */
export function whyNotCod({ parcels, total, zone, refused = 0 }: AtTheDoor): CodRefusal[] {
  const found: [CodRefusal, boolean][] = [
    // One visit, one sum: several couriers would each collect a part of one order.
    ['several_shops', parcels.length > 1],
    ['above_limit', total > COD_AT_MOST],
    ['area', !takesCashIn(zone)],
    ['courier_missing', parcels.some(({ sendable, courier }) => sendable && !courier)],
    ['courier_takes_no_cash', parcels.some(({ courier }) => courier?.takesCash === false)],
    ['refused_before', refused >= REFUSED_AT_MOST],
  ]

  return found.filter(([, met]) => met).map(([refusal]) => refusal)
}

const DAY_MS = 24 * 60 * 60_000

/** Parcels of a phone (E.164) that were refused at the door within the days that count. */
export async function countRefused(db: Connection, { phone, now }: { phone: string; now: Date }) {
  const [refused] = await db
    .select({ times: count() })
    .from(orders)
    .where(
      and(
        eq(orders.phone, phone),
        eq(orders.paymentWay, 'cod'),
        eq(orders.cancelReason, 'refused'),
        gte(orders.cancelledAt, new Date(now.getTime() - REFUSED_WITHIN_DAYS * DAY_MS)),
      ),
    )

  return refused?.times ?? 0
}
