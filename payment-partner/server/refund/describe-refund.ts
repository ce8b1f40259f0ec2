import { formatAmount, formatTime } from '../gateway/format'
import { termsOf } from '../method/methods'
import type { Refund } from '../payment/describe-refunds'
import type { Transaction } from '../payment/payment'

/** The answer to a refund. `refund_amount` is the total of all refunds, as in a status. */
export const describeRefund = (transaction: Transaction, { id, refundKey }: Refund, direct: boolean) => ({
  status_code: '200',
  status_message: `Success, refund request is approved${direct ? ' by the bank' : ''}`,
  transaction_id: transaction.biSnap?.referenceNo ?? transaction.id,
  order_id: transaction.orderId,
  gross_amount: formatAmount(transaction.grossAmount),
  currency: transaction.currency,
  merchant_id: transaction.merchantId,
  payment_type: termsOf(transaction.method).paymentType,
  transaction_time: formatTime(transaction.transactionTime),
  transaction_status: transaction.status,
  ...(transaction.fraudStatus && { fraud_status: transaction.fraudStatus }),
  refund_chargeback_id: id,
  refund_amount: formatAmount(transaction.refundedAmount),
  refund_key: refundKey,
})
