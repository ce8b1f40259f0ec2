import { type Connection, inTransaction } from '@/db/connect'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment, type Source } from '../payment/payment'
import { moveTransaction } from './move-transaction'
import type { Cause } from './record-state'

type Cancel = { merchantId: string; id: string; source?: Source; now: Date; cause?: Cause }

/** The merchant cancels an unpaid transaction, or voids a captured card before settlement. */
export async function cancelTransaction(db: Connection, { merchantId, id, source, now, cause = 'merchant' }: Cancel) {
  const payment = await findPayment(db, merchantId, id, source)
  if (!payment) return coreRefusal('404')

  const cancelled = await inTransaction(db, (tx) =>
    moveTransaction(tx, { id: payment.transaction.id, to: 'cancel', cause, now }),
  )
  if (!cancelled) return coreRefusal('412')

  return describePayment({ ...payment, transaction: cancelled }, '200', 'Success, transaction is canceled')
}
