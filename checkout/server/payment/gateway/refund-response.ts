import { z } from 'zod'
import { GatewayError } from './gateway-error'

/**
 * accepted: in progress. known: requested under this key before. denied: the bank or gateway will
 * never refund it.
 */
export type RefundResponse = { kind: 'accepted' } | { kind: 'known' } | { kind: 'denied'; why: string }

const body = z.looseObject({ status_code: z.string(), status_message: z.string().default('') })

const DUPLICATE = 406
const DENIED_BY_BANK = '202'

/**
 * @throws {GatewayError} when the response does not determine the refund, so that it must be
 * requested again.
 */
export async function readRefundResponse(call: Promise<unknown>): Promise<RefundResponse> {
  try {
    const { status_code, status_message } = body.parse(await call)

    return status_code === DENIED_BY_BANK ? { kind: 'denied', why: status_message } : { kind: 'accepted' }
  } catch (cause) {
    const error = GatewayError.from(cause)
    if (error.status === DUPLICATE) return { kind: 'known' }
    if (error.isRefusal) return { kind: 'denied', why: error.answer }
    throw error
  }
}
