import { z } from 'zod'
import { decimal } from '../gateway/decimal'

/** A payment period: from a given moment, or from the confirmation. */
export type Span = { start: Date | null; seconds: number }

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const LONGEST_PAGE = 7 * DAY
/** No bank or till waits longer, and after some decades a date overflows. */
const LONGEST_DAYS = 366

const UNITS = new Map([
  ['second', 1],
  ['minute', MINUTE],
  ['hour', HOUR],
  ['day', DAY],
])

/** End of the span. Without a start it starts now. */
export const endOf = ({ start, seconds }: Span, now: Date) => new Date((start ?? now).getTime() + seconds * 1000)

const shape = z.object({
  start_time: z.string().optional(),
  unit: z.string().default('minutes'),
  duration: decimal.pipe(z.int().positive()),
})

export function readExpiry(about: string, value: unknown, faults: string[]): Span | null {
  if (value === undefined || value === null) return null

  const read = shape.safeParse(value)
  if (!read.success) {
    faults.push(...read.error.issues.map(({ path }) => `${[about, ...path].join('.')} is invalid`))
    return null
  }
  const unit = UNITS.get(read.data.unit.replace(/s$/, ''))
  const start = read.data.start_time === undefined ? null : readStartTime(read.data.start_time)
  if (unit === undefined) faults.push(`${about}.unit is invalid`)
  if (start === undefined) faults.push(`${about}.start_time format is invalid`)
  const seconds = read.data.duration * (unit ?? MINUTE)
  if (seconds > LONGEST_DAYS * DAY) faults.push(`${about}.duration must not be longer than ${LONGEST_DAYS} days`)

  return { start: start ?? null, seconds }
}

const customNames = z
  .object({ order_time: z.unknown(), expiry_duration: z.unknown(), unit: z.unknown() })
  .partial()
  .catch({})

/** Core's version, which names two of the fields differently. */
export function readCustomExpiry(value: unknown, faults: string[]): Span | null {
  if (value === undefined || value === null) return null

  const { order_time: start_time, expiry_duration: duration, unit } = customNames.parse(value)
  const spanFaults: string[] = []
  const span = readExpiry('custom_expiry', { start_time, duration, unit }, spanFaults)
  faults.push(
    ...spanFaults.map((fault) => fault.replace('start_time', 'order_time').replace('duration', 'expiry_duration')),
  )

  return span
}

export function readPageExpiry(value: unknown, faults: string[]): Span | null {
  const span = readExpiry('page_expiry', value, faults)
  if (span && span.seconds > LONGEST_PAGE) faults.push('page_expiry.duration must not be longer than 7 days')

  return span
}

// 2026-11-24 18:11:08 +0700, in this century
const START_TIME = /^(20\d{2}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2}):?(\d{2})$/

function readStartTime(text: string) {
  const [, day, time, hours, minutes] = START_TIME.exec(text) ?? []
  const instant = new Date(`${day}T${time}${hours}:${minutes}`)

  return Number.isNaN(instant.getTime()) ? undefined : instant
}
