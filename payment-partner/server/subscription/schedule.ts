import type { intervalUnit, subscriptions } from '@/db/schema'

type IntervalUnit = (typeof intervalUnit.enumValues)[number]

const MINUTE_MS = 60 * 1000

/** Calendar-independent units. A month is as long as its calendar says. */
const LENGTHS: Record<Exclude<IntervalUnit, 'month'>, number> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
}

const WIB_MS = 7 * 60 * MINUTE_MS

/**
 * Returns the moment `count` units after a start. A month later is the same day in Western
 * Indonesia, or the last one of a shorter month.
 */
export function after(start: Date, count: number, unit: IntervalUnit): Date {
  if (unit !== 'month') return new Date(start.getTime() + count * LENGTHS[unit])
  const local = new Date(start.getTime() + WIB_MS)
  const day = local.getUTCDate()
  local.setUTCDate(1)
  local.setUTCMonth(local.getUTCMonth() + count)
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
  local.setUTCDate(Math.min(day, lastDay))

  return new Date(local.getTime() - WIB_MS)
}

const LONGEST_MONTH_MS = 31 * LENGTHS.day

type Grid = Pick<typeof subscriptions.$inferSelect, 'startTime' | 'interval' | 'intervalUnit'>

/**
 * Returns a schedule's first date after a moment. Dates count from the start, so that a late charge
 * delays no later one; dates that passed are skipped.
 */
export function firstDateAfter(moment: Date, { startTime, interval, intervalUnit }: Grid): Date {
  const longest = intervalUnit === 'month' ? LONGEST_MONTH_MS : LENGTHS[intervalUnit]
  const dateOf = (count: number) => after(startTime, count * interval, intervalUnit)
  let count = Math.max(0, Math.floor((moment.getTime() - startTime.getTime()) / (interval * longest)))
  while (dateOf(count) <= moment) count += 1

  return dateOf(count)
}
