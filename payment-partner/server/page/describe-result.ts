import { describePayment } from '../payment/describe-payment'
import { notificationCode } from '../payment/status-code'
import { finishUrl } from './finish-url'
import type { PaymentPage } from './get-payment-page'

/**
 * Payment result for the merchant's script in its popup. Unsigned: it is only a hint, like the
 * finish URL.
 */
export type Result = { status_code: string; status_message: string | string[]; [field: string]: unknown }

type Opened = Exclude<PaymentPage, { state: 'unknown' }>

export function describeResult({ transaction, page, merchant, state }: Opened): Result {
  if (state === 'revoked') return { status_code: '406', status_message: ['transaction has been processed'] }
  if (!transaction) return state === 'expired' ? EXPIRED : UNDECIDED

  const code = state === 'expired' ? EXPIRED.status_code : notificationCode(transaction)
  const { signature_key, merchant_id, ...result } = describePayment(
    { transaction, merchant, refunds: [] },
    code,
    'Success, transaction is found',
  )

  return { ...result, finish_redirect_url: finishUrl({ page, merchant, transaction }) }
}

const EXPIRED = { status_code: '407', status_message: ['token is expired'] }
const UNDECIDED = { status_code: '201', status_message: ['no payment method has been chosen'] }
