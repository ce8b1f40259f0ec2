import { addDays, isWeekend, startOfDay } from 'date-fns'
import { gte } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { holidays } from '@/db/schema'
import { dayOf, wib } from '../wib'

/**
 * The same time of day, so many working days on: Monday to Friday in WIB, without the days that are given as holidays. What begins
 * on a day off has all of them, to the end of the last.
 */
export function workingDaysAfter(start: Date, days: number, holidays: ReadonlySet<string>): Date {
  const isOff = (at: Date) => isWeekend(at, { in: wib }) || holidays.has(dayOf(at))
  const wasOff = isOff(start)
  let at = wasOff ? startOfDay(start, { in: wib }) : start
  for (let left = days; left > 0; ) {
    at = addDays(at, 1, { in: wib })
    if (!isOff(at)) left -= 1
  }

  return new Date(wasOff ? addDays(at, 1, { in: wib }) : at)
}

/** The holidays from that moment's day on. */
export async function readHolidays(db: Connection, from: Date): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ day: holidays.day })
    .from(holidays)
    .where(gte(holidays.day, dayOf(from)))

  return new Set(rows.map(({ day }) => day))
}
