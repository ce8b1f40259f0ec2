import { addDays, isWeekend, startOfDay } from 'date-fns'
import { gte } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { holidays } from '@/db/schema'
import { dayOf, wib } from '../wib'

/**
 * Returns the same time of day `days` working days later: Monday to Friday in WIB, except the given
 * holidays. A start on a day off counts from its beginning and ends at the end of the last day.
 */
export function workingDaysAfter(start: Date, days: number, holidays: ReadonlySet<string>): Date {
  const isOff = (at: Date) => isWeekend(at, { in: wib }) || holidays.has(dayOf(at))
  const wasOff = isOff(start)
  let at = wasOff ? startOfDay(start, { in: wib }) : start
  for (let remaining = days; remaining > 0; ) {
    at = addDays(at, 1, { in: wib })
    if (!isOff(at)) remaining -= 1
  }

  return new Date(wasOff ? addDays(at, 1, { in: wib }) : at)
}

/** Returns the holidays from that day on. */
export async function readHolidays(db: Connection, from: Date): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ day: holidays.day })
    .from(holidays)
    .where(gte(holidays.day, dayOf(from)))

  return new Set(rows.map(({ day }) => day))
}
