import { within } from '../world/database'
import type { Audited } from '../world/world'

/** The holidays in Pasar's calendar, as `2026-12-25`. */
export const readHolidays = ({ databaseUrl }: Audited) =>
  within(databaseUrl, async (sql) =>
    (await sql<{ day: string }[]>`select day::text from holidays`).map(({ day }) => day),
  )

const WIB_MS = 7 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/**
 * Returns the same time some working days later, counted here by WIB days and independently of the
 * shop's own rule.
 */
export function addWorkingDays(from: string, days: number, holidays: string[]): Date {
  let at = new Date(from).getTime()
  for (let remaining = days; remaining > 0; ) {
    at += DAY_MS
    const day = new Date(at + WIB_MS)
    const isFree = [0, 6].includes(day.getUTCDay()) || holidays.includes(day.toISOString().slice(0, 10))
    if (!isFree) remaining -= 1
  }

  return new Date(at)
}

/** The next midnight in WIB. */
export const endOfDay = (at: Date) => new Date(Math.ceil((at.getTime() + WIB_MS) / DAY_MS) * DAY_MS - WIB_MS)
