import type { complaints } from '@/db/schema'
import { ANSWER_WITHIN_DAYS } from './limits'

/** Western Indonesia Time, which has no daylight saving time. */
const WIB_HOURS = 7
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The deadline for requests about one's own data (UU PDP, art. 30 and 32), in calendar days. */
const PRIVACY_WITHIN = 3 * DAY

/**
 * Holidays with a fixed date. Movable holidays are missing, so a deadline may be early but never
 * late.
 */
const HOLIDAYS = new Set(['01-01', '05-01', '06-01', '08-17', '12-25'])

/** Returns the deadline for the answer to a complaint. */
export const dueOf = ({ topic, filedAt }: Pick<typeof complaints.$inferSelect, 'topic' | 'filedAt'>): Date =>
  topic === 'privacy' ? new Date(filedAt.getTime() + PRIVACY_WITHIN) : dueAfter(filedAt)

/** Returns the end (WIB) of the nth working day after this moment. */
export function dueAfter(from: Date, workingDays = ANSWER_WITHIN_DAYS): Date {
  let day = startOfDay(from)
  for (let left = workingDays; left > 0; ) {
    day += DAY
    if (isWorkingDay(day)) left -= 1
  }

  return new Date(day + DAY - 1000 - WIB_HOURS * HOUR)
}

/** Returns midnight of the day in WIB, as if it were UTC. */
const startOfDay = (at: Date) => Math.floor((at.getTime() + WIB_HOURS * HOUR) / DAY) * DAY

function isWorkingDay(day: number) {
  const date = new Date(day)

  return ![0, 6].includes(date.getUTCDay()) && !HOLIDAYS.has(date.toISOString().slice(5, 10))
}
