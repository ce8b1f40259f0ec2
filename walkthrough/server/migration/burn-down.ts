import register from '../../../docs/flows.json'
import type { Look } from './runs'
import { measureWorkstreams, totalPercent } from './workstreams'

const DAY_MS = 24 * 60 * 60 * 1000

/** "At most one and a half months", said that day. */
const [PROMISED_ON = ''] = register.flows.flatMap(({ temporaryFrom }) => temporaryFrom ?? [])

/** The deadline in days: when the register closes the flow. */
const [UNTIL = ''] = register.flows.flatMap(({ temporaryUntil }) => temporaryUntil ?? [])

const daysAfterPromise = (day: string) => (Date.parse(day) - Date.parse(PROMISED_ON)) / DAY_MS

const DEADLINE = daysAfterPromise(UNTIL)

/**
 * Remaining work as the ministry published it in 2024, by days after the promise; not measured
 * here.
 */
const HISTORY = [
  { day: daysAfterPromise('2024-02-21'), left: 25 },
  { day: daysAfterPromise('2024-03-05'), left: 13 },
  { day: daysAfterPromise('2024-03-14'), left: 13 },
  { day: daysAfterPromise('2024-03-27'), left: 0 },
]

export type Point = { day: number; left: number }

export type BurnDown = {
  points: Point[]
  /** True if all points are of the first day: the chart then uses minutes. */
  byMinute: boolean
  deadline: number
  history: Point[]
  /** The current day by the demo clock. */
  today: number
  /** The forecast day of completion at the current pace; null without a pace. */
  forecast: number | null
}

/** Returns the remaining work at each look, by demo days since the first. */
export function burnDown(looks: Look[], now: Date): BurnDown {
  const [first] = looks
  const fixed = { deadline: DEADLINE, history: HISTORY }
  if (!first) return { ...fixed, points: [], byMinute: false, today: 0, forecast: null }
  const dayOf = (at: string | Date) => (new Date(at).getTime() - Date.parse(first.at)) / DAY_MS
  const points = looks.map((look) => ({
    day: dayOf(look.at),
    left: Math.round(1000 - totalPercent(measureWorkstreams(look)) * 10) / 10,
  }))

  const today = Math.max(0, dayOf(now))

  return { ...fixed, points, byMinute: points.length > 1 && today < 1, today, forecast: forecastOf(points) }
}

/** The first and the latest point. */
function forecastOf(points: Point[]) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.left === 0 || last.day === first.day || last.left >= first.left) return null

  return last.day + (last.left * (last.day - first.day)) / (first.left - last.left)
}
