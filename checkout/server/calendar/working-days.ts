import { addDays, isWeekend } from 'date-fns'
import { gte } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { holidays } from '@/db/schema'
import { dayOf, wib } from '../wib'

/** The same time of day, so many working days on: Monday to Friday in WIB, without the days that are given as holidays. */
export function workingDaysAfter(start: Date, days: number, holidays: ReadonlySet<string>): Date {
  let at = start
  for (let left = days; left > 0; ) {
    at = new Date(addDays(at, 1, { in: wib }))
    if (!isWeekend(at, { in: wib }) && !holidays.has(dayOf(at))) left -= 1
  }

  return at
}

/** The holidays from that moment's day on. */
export async function readHolidays(db: Connection, from: Date): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ day: holidays.day })
    .from(holidays)
    .where(gte(holidays.day, dayOf(from)))

  return new Set(rows.map(({ day }) => day))
}
