import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'
import type { Cause } from '../transaction/record-state'

type Approve = { merchantId: string; id: string; now: Date; cause?: Cause }

export const NOT_CHALLENGED = 'Transaction status cannot be updated.'

/** The merchant approves a card that the fraud check challenged. */
export async function approveChallenge(db: Database, { merchantId, id, now, cause = 'merchant' }: Approve) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  const approved = await db.transaction((tx) =>
    moveTransaction(tx, {
      id: payment.transaction.id,
      to: 'capture',
      from: ['capture'],
      cause,
      now,
      when: eq(transactions.fraudStatus, 'challenge'),
      changes: { fraudStatus: 'accept' },
    }),
  )
  if (!approved) return coreRefusal('412', NOT_CHALLENGED)

  return describePayment({ ...payment, transaction: approved }, '200', 'Success, transaction is approved')
}
