import { z } from 'zod'
import { decimal } from '../gateway/decimal'
import { parseObject } from '../gateway/parse-object'
import { SubscriptionRefused } from './subscription-refused'

const LONGEST_NAME = 40
const MOST = 99_999_999_999
const MOST_INTERVALS = 10_000
const MOST_RETRIES = 3

const about = (field: string, fault: string) => `subscription.${field} ${fault}`

const name = z
  .string(about('name', 'is required'))
  .min(1, about('name', 'is required'))
  .max(LONGEST_NAME, about('name', `is too long (maximum is ${LONGEST_NAME} characters)`))
const amount = decimal
  .refine((rupiah) => rupiah >= 0.01 && rupiah <= MOST, about('amount', `must be between 0.01 - ${MOST}.00`))
  .refine(
    (rupiah) => !(rupiah >= 0.01 && rupiah <= MOST) || Number.isInteger(rupiah),
    about('amount', 'must be an integer'),
  )
const count = (field: string, most: number) =>
  decimal.pipe(
    z.int(about(field, 'is invalid')).positive(about(field, 'is invalid')).max(most, about(field, 'is too large')),
  )

// 2026-11-24 18:11:08 +0700, in this century
const START_TIME = /^(20\d{2}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2}):?(\d{2})$/

const startTime = z.string(about('schedule.start_time', 'format is invalid')).transform((text, context) => {
  const [, day, time, hours, minutes] = START_TIME.exec(text) ?? []
  const instant = new Date(`${day}T${time}${hours}:${minutes}`)
  if (!Number.isNaN(instant.getTime())) return instant
  context.addIssue({ code: 'custom', message: about('schedule.start_time', 'format is invalid') })

  return z.NEVER
})

const unit = z.enum(['day', 'week', 'month'], about('schedule.interval_unit', 'is invalid'))
const token = z
  .string(about('token', 'is required'))
  .min(1, about('token', 'is required'))
  .max(255, about('token', 'is too long'))
const currency = z.literal('IDR', about('currency', 'is invalid'))
const metadata = z.record(z.string(), z.unknown()).optional()

const retrySchedule = z
  .object({
    interval: count('retry_schedule.interval', MOST_INTERVALS),
    interval_unit: z.enum(['minute', 'hour', 'day'], about('retry_schedule.interval_unit', 'is invalid')),
    max_interval: count('retry_schedule.max_interval', MOST_RETRIES),
  })
  .optional()

const subscriptionShape = z.object({
  name,
  amount,
  currency,
  payment_type: z.enum(['credit_card', 'gopay'], about('payment_type', 'is invalid')),
  gopay: z.object({ account_id: z.string(about('gopay.account_id', 'is required')) }).optional(),
  token,
  schedule: z.object(
    {
      interval: count('schedule.interval', MOST_INTERVALS),
      interval_unit: unit,
      max_interval: count('schedule.max_interval', MOST_INTERVALS).optional(),
      start_time: startTime.optional(),
    },
    about('schedule', 'is required'),
  ),
  retry_schedule: retrySchedule,
  metadata,
})

/** Omitted fields stay as they are. */
const changeShape = z.object({
  name: name.optional(),
  amount: amount.optional(),
  currency: currency.optional(),
  token: token.optional(),
  schedule: z
    .object({
      interval: count('schedule.interval', MOST_INTERVALS).optional(),
      max_interval: count('schedule.max_interval', MOST_INTERVALS).optional(),
    })
    .optional(),
  metadata,
})

export type SubscriptionRequest = z.output<typeof subscriptionShape>
export type SubscriptionChange = z.output<typeof changeShape>

/** @throws {SubscriptionRefused} */
export const parseSubscription = (text: string): SubscriptionRequest => parse(subscriptionShape, text)
/** @throws {SubscriptionRefused} */
export const parseChange = (text: string): SubscriptionChange => parse(changeShape, text)

function parse<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> {
  const read = shape.safeParse(parseObject(text))
  if (read.success) return read.data
  const messages = [...new Set(read.error.issues.map(({ message }) => message))]

  throw new SubscriptionRefused('invalid', 400, 'Bad request', messages)
}
