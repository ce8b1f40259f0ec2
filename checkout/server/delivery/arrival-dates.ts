import { addDays, addHours, differenceInCalendarDays, max } from 'date-fns'
import { dayOf, wib } from '../wib'

/** Between two doors no parcel is faster than so many hours. */
export const SHORTEST_WAY_HOURS = 6

/** The days between which a parcel arrives when it is paid now, as `YYYY-MM-DD` in WIB: what is paid in the evening does not come today. */
export function arrivalDates(now: Date, { soonest, latest }: { soonest: number; latest: number }) {
  const byShortestWay = addHours(now, SHORTEST_WAY_HOURS)
  const dayAfter = (days: number) => dayOf(max([addDays(now, days, { in: wib }), byShortestWay]))

  return { arrivesFrom: dayAfter(soonest), arrivesUntil: dayAfter(latest) }
}

type Days = ReturnType<typeof arrivalDates>
type Paid = { placedAt: Date; paidAt: Date }

/** The days of a parcel that is sent off as many days later as it was paid; what is paid in the evening does not come that day. */
export function laterDates({ arrivesFrom, arrivesUntil }: Days, { placedAt, paidAt }: Paid): Days {
  const days = differenceInCalendarDays(paidAt, placedAt, { in: wib })
  const byShortestWay = addHours(paidAt, SHORTEST_WAY_HOURS)
  const later = (day: string) => dayOf(max([addDays(`${day}T12:00:00+07:00`, days, { in: wib }), byShortestWay]))

  return { arrivesFrom: later(arrivesFrom), arrivesUntil: later(arrivesUntil) }
}
