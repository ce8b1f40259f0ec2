import { addDays, format } from 'date-fns'
import { wib } from '../wib'

/** The days between which a parcel arrives when it is paid today, as `YYYY-MM-DD` in WIB. */
export function arrivalDates(now: Date, { soonest, latest }: { soonest: number; latest: number }) {
  const dayAfter = (days: number) => format(addDays(now, days, { in: wib }), 'yyyy-MM-dd')

  return { arrivesFrom: dayAfter(soonest), arrivesUntil: dayAfter(latest) }
}
