import type { Connection } from '@/db/connect'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { statusCode } from '../payment/status-code'

/** A page whose payer has confirmed no method yet is not a transaction: 404, "not attempted yet". */
export async function getStatus(db: Connection, { merchantId, id }: { merchantId: string; id: string }) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  return describePayment(payment, statusCode(payment.transaction), 'Success, transaction is found')
}
