import { boundsOf, dayOf } from '../report/day'

const DAY_MS = 24 * 60 * 60 * 1000

/** First and last day in Western Indonesia, both included. */
export type DateRange = { from: string; to: string }

/** The range that ends today. */
export const lastDays = (days: number, now: Date): DateRange => ({
  from: dayOf(new Date(now.getTime() - (days - 1) * DAY_MS)),
  to: dayOf(now),
})

/**
 * Start and end of a range. Undefined for a day that the calendar lacks, or an end before the
 * start.
 */
export function boundsOfRange({ from, to }: DateRange): { from: Date; to: Date } | undefined {
  const [first, last] = [boundsOf(from), boundsOf(to)]
  if (!first || !last || from > to) return undefined

  return { from: first.from, to: last.to }
}

export const daysOf = ({ from, to }: DateRange) => {
  const bounds = boundsOfRange({ from, to })

  return bounds ? (bounds.to.getTime() - bounds.from.getTime()) / DAY_MS : 0
}
