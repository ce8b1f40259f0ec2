import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment, listPayments } from '../payment/payment'
import { statusCode } from '../payment/status-code'

/** Lists every attempt to pay an order, oldest first. */
export async function listTries(db: Connection, { merchantId, id }: { merchantId: string; id: string }) {
  const newest = await findPayment(db, merchantId, id)
  if (!newest) return coreRefusal('404')

  const { orderId } = newest.transaction
  const payments = await listPayments(
    db,
    and(eq(transactions.merchantId, merchantId), eq(transactions.orderId, orderId)),
  )

  return {
    status_code: '200',
    status_message: 'Success, transaction is found',
    transactions: payments.map((payment) =>
      describePayment(payment, statusCode(payment.transaction), 'Success, transaction is found'),
    ),
  }
}
