import { DomainError } from '@jembatan/platform/errors'
import { findInputFault } from '@jembatan/platform/text'
import { z } from 'zod'

const short = z.string().min(1).max(100)

const notification = z.looseObject({
  order_id: short,
  status_code: short,
  gross_amount: short,
  signature_key: z.string().max(256),
  transaction_id: short,
  transaction_status: short,
  payment_type: short.optional(),
  refunds: z
    .array(
      z.looseObject({ refund_key: z.string().max(100).optional(), bank_confirmed_at: z.string().max(40).optional() }),
    )
    .max(100)
    .optional(),
})

export type Notification = z.infer<typeof notification>

/** @throws {DomainError} `notification_malformed` when it is not one. */
export function readNotification(rawBody: string): Notification {
  try {
    const body: unknown = JSON.parse(rawBody)
    const fault = findInputFault(body)
    if (fault) throw new Error(`${fault.field}: ${fault.code}`)

    return notification.parse(body)
  } catch (cause) {
    throw new DomainError('invalid', 'notification_malformed', 'this is no notification', {}, { cause })
  }
}

/** The gateway sends no event id, so its event, subject and confirmation form the key. */
export const dedupeKey = ({ transaction_id, transaction_status, status_code, refunds = [] }: Notification) =>
  [
    transaction_id,
    transaction_status,
    status_code,
    refunds.map(({ refund_key }) => refund_key ?? '').join(','),
    refunds.map(({ bank_confirmed_at }) => bank_confirmed_at ?? '').join(','),
  ].join('|')
