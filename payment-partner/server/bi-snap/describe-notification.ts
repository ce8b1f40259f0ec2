import type { BiSnapCharge } from '@/db/schema'
import type { Described } from '../payment/describe-payment'
import { describeRefundHistory, LATEST } from './describe'
import { formatMoney } from './read-fields'
import { formatTimestamp } from './timestamp'
import { vaNumberOf } from './va-number'

/** A change of a charge as its service's notification describes it. */
export function describeNotification({ transaction, merchant, refunds }: Described, charge: BiSnapCharge) {
  const { orderId, grossAmount, settledAt } = transaction
  const { code, text } = LATEST[transaction.status]
  const paymentTime = settledAt && { paymentTime: formatTimestamp(settledAt) }
  if (charge.service === 'va')
    return {
      ...vaNumberOf(transaction),
      trxId: orderId,
      paymentRequestId: charge.referenceNo,
      paidAmount: formatMoney(grossAmount),
      additionalInfo: { paymentFlagStatus: code, paymentFlagReason: text, ...paymentTime },
    }

  return {
    originalPartnerReferenceNo: orderId,
    originalReferenceNo: charge.referenceNo,
    merchantId: merchant.id,
    amount: formatMoney(grossAmount),
    latestTransactionStatus: code,
    transactionStatusDesc: text,
    additionalInfo: { ...paymentTime, refundHistory: describeRefundHistory(refunds) },
  }
}
