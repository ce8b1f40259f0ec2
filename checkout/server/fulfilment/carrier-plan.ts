import { addHours, startOfDay } from 'date-fns'
import { carrierStep } from '@/db/schema'
import { SHORTEST_WAY_HOURS } from '../delivery/arrival-dates'
import { wib } from '../wib'

export type CarrierStep = (typeof carrierStep.enumValues)[number]

/** How much of the way lies behind a parcel when its courier reports the step. */
const SHARE_OF_THE_WAY: Record<CarrierStep, number> = {
  picked_up: 0.05,
  sorted: 0.4,
  out_for_delivery: 0.85,
  arrived: 1,
}

const NEXT = { picked_up: 'sorted', sorted: 'out_for_delivery', out_for_delivery: 'arrived', arrived: null } as const

export const stepAfter = (step: CarrierStep): CarrierStep | null => NEXT[step]

/** How many steps lie behind a parcel whose courier reports `next` next; all of them when it reports nothing more. */
export const stepsBehind = (next: CarrierStep | null) =>
  next ? carrierStep.enumValues.indexOf(next) : carrierStep.enumValues.length

/** Parcels are brought until then (WIB) on the first of the days that the buyer was told. */
const BROUGHT_BY_HOUR = 15

/** When the parcel is meant to arrive; what leaves the shop too late for that day, by the shortest way. `arrivesFrom` is a day in WIB. */
export function expectedAt(shippedAt: Date, arrivesFrom: string): Date {
  const brought = addHours(startOfDay(`${arrivesFrom}T12:00:00+07:00`, { in: wib }), BROUGHT_BY_HOUR)

  return new Date(Math.max(brought.getTime(), addHours(shippedAt, SHORTEST_WAY_HOURS).getTime()))
}

/** When a step is reported. */
export function reportedAt(step: CarrierStep, { shippedAt, expectedAt }: { shippedAt: Date; expectedAt: Date }): Date {
  const way = expectedAt.getTime() - shippedAt.getTime()

  return new Date(Math.round(shippedAt.getTime() + way * SHARE_OF_THE_WAY[step]))
}
