import { formatAmount, formatTime } from '../gateway/format'
import { describeMethod } from './describe-method'
import { describeRefunds } from './describe-refunds'
import type { NewTransaction, Payment } from './payment'
import { sign } from './sign'

export type Described = Pick<Payment, 'refunds'> & {
  transaction: NewTransaction
  merchant: Pick<Payment['merchant'], 'id' | 'serverKey'>
}

/** A payment in the gateway's form, signed for one status code. */
export function describePayment(
  { transaction, merchant, refunds }: Described,
  status_code: string,
  status_message: string,
) {
  const gross_amount = formatAmount(transaction.grossAmount)
  const { orderId: order_id, settledAt, fraudStatus } = transaction

  return {
    transaction_time: formatTime(transaction.transactionTime),
    transaction_status: transaction.status,
    // Core names a charge over BI-SNAP by its reference.
    transaction_id: transaction.biSnap?.referenceNo ?? transaction.id,
    status_message,
    status_code,
    signature_key: sign({ order_id, status_code, gross_amount, serverKey: merchant.serverKey }),
    ...(settledAt && { settlement_time: formatTime(settledAt) }),
    order_id,
    merchant_id: merchant.id,
    gross_amount,
    ...(fraudStatus && { fraud_status: fraudStatus }),
    currency: transaction.currency,
    expiry_time: formatTime(transaction.expiresAt),
    ...describeMethod(transaction),
    ...describeRefunds(refunds),
    ...transaction.customFields,
  }
}
