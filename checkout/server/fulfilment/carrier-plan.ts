import { addHours, startOfDay } from 'date-fns'
import { carrierStep } from '@/db/schema'
import { SHORTEST_WAY_HOURS } from '../delivery/arrival-dates'
import { wib } from '../wib'

export type CarrierStep = (typeof carrierStep.enumValues)[number]

/** Fraction of the delivery time at which each step is reported. */
const SHARE_OF_THE_WAY: Record<CarrierStep, number> = {
  picked_up: 0.05,
  sorted: 0.4,
  out_for_delivery: 0.85,
  arrived: 1,
}

const NEXT = { picked_up: 'sorted', sorted: 'out_for_delivery', out_for_delivery: 'arrived', arrived: null } as const

export const stepAfter = (step: CarrierStep): CarrierStep | null => NEXT[step]

/** Returns the number of steps before `next`; all steps when `next` is null. */
export const stepsBehind = (next: CarrierStep | null) =>
  next ? carrierStep.enumValues.indexOf(next) : carrierStep.enumValues.length

/** Hour (WIB) by which parcels arrive on the first of the promised days. */
const BROUGHT_BY_HOUR = 15

/**
 * Returns the planned delivery: on the first promised day, or after the minimum delivery time when
 * the parcel leaves too late. `arrivesFrom` is a day in WIB.
 */
export function expectedAt(shippedAt: Date, arrivesFrom: string): Date {
  const deliveredAt = addHours(startOfDay(`${arrivesFrom}T12:00:00+07:00`, { in: wib }), BROUGHT_BY_HOUR)

  return new Date(Math.max(deliveredAt.getTime(), addHours(shippedAt, SHORTEST_WAY_HOURS).getTime()))
}

/** Returns when a step is reported. */
export function reportedAt(step: CarrierStep, { shippedAt, expectedAt }: { shippedAt: Date; expectedAt: Date }): Date {
  const way = expectedAt.getTime() - shippedAt.getTime()

  return new Date(Math.round(shippedAt.getTime() + way * SHARE_OF_THE_WAY[step]))
}
