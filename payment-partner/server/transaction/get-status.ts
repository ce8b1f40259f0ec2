import { coreRefusal } from '../gateway/core-answer'
import { type Described, describePayment } from '../payment/describe-payment'
import { statusCode } from '../payment/status-code'

/**
 * Returns 404, "not attempted yet", while the payer has confirmed no method: there is no
 * transaction yet.
 */
export function getStatus(payment: Described | undefined) {
  if (!payment) return coreRefusal('404')

  return describePayment(payment, statusCode(payment.transaction), 'Success, transaction is found')
}
