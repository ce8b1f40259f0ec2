import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'
import type { Cause } from '../transaction/record-state'
import { NOT_CHALLENGED } from './approve-challenge'

type Deny = { merchantId: string; id: string; now: Date; cause?: Cause }

/** The merchant rejects a card that the fraud check challenged. */
export async function denyChallenge(db: Database, { merchantId, id, now, cause = 'merchant' }: Deny) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  const denied = await db.transaction((tx) =>
    moveTransaction(tx, {
      id: payment.transaction.id,
      to: 'deny',
      from: ['capture'],
      cause,
      now,
      when: eq(transactions.fraudStatus, 'challenge'),
      changes: { fraudStatus: 'deny' },
    }),
  )
  if (!denied) return coreRefusal('412', NOT_CHALLENGED)

  return describePayment({ ...payment, transaction: denied }, '200', 'Success, transaction is denied')
}
