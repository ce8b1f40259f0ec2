import { addDays, addHours, max } from 'date-fns'
import { dayOf, wib } from '../wib'

/** Between two doors no parcel is faster than so many hours. */
export const SHORTEST_WAY_HOURS = 6

/** The days between which a parcel arrives when it is paid now, as `YYYY-MM-DD` in WIB: what is paid in the evening does not come today. */
export function arrivalDates(now: Date, { soonest, latest }: { soonest: number; latest: number }) {
  const byShortestWay = addHours(now, SHORTEST_WAY_HOURS)
  const dayAfter = (days: number) => dayOf(max([addDays(now, days, { in: wib }), byShortestWay]))

  return { arrivesFrom: dayAfter(soonest), arrivesUntil: dayAfter(latest) }
}
