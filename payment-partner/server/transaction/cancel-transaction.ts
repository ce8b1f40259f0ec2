import type { Database } from '@/db/connect'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { moveTransaction } from './move-transaction'

type Cancel = { merchantId: string; id: string; now: Date }

/** The merchant cancels an unpaid transaction, or voids a captured card before settlement. */
export async function cancelTransaction(db: Database, { merchantId, id, now }: Cancel) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  const cancelled = await db.transaction((tx) =>
    moveTransaction(tx, { id: payment.transaction.id, to: 'cancel', cause: 'merchant', now }),
  )
  if (!cancelled) return coreRefusal('412')

  return describePayment({ ...payment, transaction: cancelled }, '200', 'Success, transaction is canceled')
}
