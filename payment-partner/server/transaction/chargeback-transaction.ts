import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { moveTransaction } from './move-transaction'
import type { Cause } from './record-state'

type Chargeback = {
  id: string
  now: Date
  cause?: Cause
  /** Rupiah. Default: everything. */
  amount?: number
}

/** A card's owner disputes the payment, and the bank charges back all or part of it. */
export async function chargebackTransaction(db: Connection, { id, now, cause = 'bank', amount }: Chargeback) {
  return inTransaction(db, async (tx) => {
    const [disputed] = await tx.select().from(transactions).where(eq(transactions.id, id)).for('update')
    if (!disputed) return undefined

    const disputedAmount = amount ?? disputed.grossAmount
    if (disputedAmount <= 0 || disputedAmount > disputed.grossAmount) return undefined

    return moveTransaction(tx, {
      id,
      to: disputedAmount === disputed.grossAmount ? 'chargeback' : 'partial_chargeback',
      from: ['settlement'],
      cause,
      now,
      when: eq(transactions.method, 'credit_card'),
      changes: { chargedBackAmount: disputedAmount },
    })
  })
}
