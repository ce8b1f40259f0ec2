import type { Database } from '@/db/connect'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { moveTransaction } from './move-transaction'

type Expire = { merchantId: string; id: string; now: Date }

/** The merchant ends a pending transaction early. Success has the code 407, over HTTP 200. */
export async function expireTransaction(db: Database, { merchantId, id, now }: Expire) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  const expired = await db.transaction((tx) =>
    moveTransaction(tx, { id: payment.transaction.id, to: 'expire', from: ['pending'], cause: 'merchant', now }),
  )
  if (!expired) return coreRefusal('412')

  return describePayment({ ...payment, transaction: expired }, '407', 'Success, transaction has expired')
}
