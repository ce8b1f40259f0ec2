import type { Merchant, SnapToken, Transaction } from '../payment/payment'
import { statusCode } from '../payment/status-code'

type Finish = {
  page: Pick<SnapToken, 'orderId' | 'finishUrl'>
  merchant: Merchant
  transaction?: Transaction
  expired?: boolean
}

/**
 * The shop's address, with the page's result. A hint for the shop's page, never a proof of payment.
 */
export function finishUrl({ page, merchant, transaction, expired = false }: Finish) {
  const standing = transaction ?? { status: expired ? 'expire' : 'pending', fraudStatus: null }
  const url = new URL(page.finishUrl ?? merchant.finishUrl)
  url.searchParams.set('order_id', page.orderId)
  url.searchParams.set('status_code', statusCode(standing))
  url.searchParams.set('transaction_status', standing.status)
  url.searchParams.set('merchant_id', merchant.id)

  return url.href
}
