import register from '../../../docs/flows.json'
import type { Look } from './runs'
import { measureWorkstreams, totalPercent } from './workstreams'

const DAY_MS = 24 * 60 * 60 * 1000

/** "At most one and a half months", said that day. */
const PROMISED_ON = '2024-02-28'

/** Until the day on which the register closes the flow. */
const [UNTIL = PROMISED_ON] = register.flows.flatMap(({ temporaryUntil }) => temporaryUntil ?? [])

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
  /** All points are of the first day: its minutes are drawn, since the days would be one line down. */
  byMinute: boolean
  deadline: number
  history: Point[]
  /** The day of the demo's time that it is now. */
  today: number
  /** When nothing would be left, at the pace so far; null while there is none. */
  forecast: number | null
}

/** The remaining work at each look, by days of the demo's time since the first. */
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

/** A line from where it began to where it stands. */
function forecastOf(points: Point[]) {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || last.left === 0 || last.day === first.day || last.left >= first.left) return null

  return last.day + (last.left * (last.day - first.day)) / (first.left - last.left)
}
