import { gte } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { coreRefusal } from '../gateway/core-answer'
import { describePayment } from '../payment/describe-payment'
import { findPayment } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'
import type { Cause } from '../transaction/record-state'
import { planCard } from './card-batch'
import { nextBatch } from './judge-card'

type Capture = { merchantId: string; id: string; grossAmount: number; now: Date; cause?: Cause }

/** The merchant captures its reservation, or a part of it, before it expires. */
export async function captureTransaction(
  db: Database,
  { merchantId, id, grossAmount, now, cause = 'merchant' }: Capture,
) {
  const payment = await findPayment(db, merchantId, id)
  if (!payment) return coreRefusal('404')

  const captured = await db.transaction(async (tx) => {
    const moved = await moveTransaction(tx, {
      id: payment.transaction.id,
      to: 'capture',
      from: ['authorize'],
      cause,
      now,
      beforeExpiry: true,
      when: gte(transactions.grossAmount, grossAmount),
      changes: { grossAmount, dueAt: nextBatch(now) },
    })
    if (moved) await planCard(tx, moved)

    return moved
  })
  if (!captured) return coreRefusal('412')

  return describePayment(
    { ...payment, transaction: captured },
    '200',
    'Success, Credit Card capture transaction is successful',
  )
}
