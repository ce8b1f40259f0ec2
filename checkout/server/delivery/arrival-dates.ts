import { addDays, addHours, differenceInCalendarDays, max } from 'date-fns'
import { dayOf, wib } from '../wib'

/** Minimum hours of a delivery between any two addresses. */
export const SHORTEST_WAY_HOURS = 6

/**
 * Returns the delivery days of a parcel paid now, as `YYYY-MM-DD` in WIB. A payment in the evening
 * cannot arrive the same day.
 */
export function arrivalDates(now: Date, { soonest, latest }: { soonest: number; latest: number }) {
  const byShortestWay = addHours(now, SHORTEST_WAY_HOURS)
  const dayAfter = (days: number) => dayOf(max([addDays(now, days, { in: wib }), byShortestWay]))

  return { arrivesFrom: dayAfter(soonest), arrivesUntil: dayAfter(latest) }
}

type Days = ReturnType<typeof arrivalDates>
type Paid = { placedAt: Date; paidAt: Date }

/**
 * Moves the delivery days by the days between placement and payment. A payment in the evening
 * cannot arrive the same day.
 */
export function laterDates({ arrivesFrom, arrivesUntil }: Days, { placedAt, paidAt }: Paid): Days {
  const days = differenceInCalendarDays(paidAt, placedAt, { in: wib })
  const byShortestWay = addHours(paidAt, SHORTEST_WAY_HOURS)
  const later = (day: string) => dayOf(max([addDays(`${day}T12:00:00+07:00`, days, { in: wib }), byShortestWay]))

  return { arrivesFrom: later(arrivesFrom), arrivesUntil: later(arrivesUntil) }
}
