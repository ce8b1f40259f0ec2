import { formatTime } from '../gateway/format'

const DAY_MS = 24 * 60 * 60 * 1000

/** The calendar day of Western Indonesia at a moment: `2026-11-24`. */
export const dayOf = (instant: Date) => formatTime(instant).slice(0, 10)

/** Start and end of a day, or nothing if the text is no calendar day. */
export function boundsOf(day: string): { from: Date; to: Date } | undefined {
  const from = new Date(`${day}T00:00:00+07:00`)
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(day) || Number.isNaN(from.getTime()) || dayOf(from) !== day) return undefined

  return { from, to: new Date(from.getTime() + DAY_MS) }
}
