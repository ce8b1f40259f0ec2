import { and, eq, ne } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { moveTransaction } from './move-transaction'

/** Money arrives, other than from a card. Nothing happens when it is too late or already done. */
export async function payTransaction(db: Database, { id, now }: { id: string; now: Date }) {
  return db.transaction(async (tx) => {
    const [payable] = await tx
      .select({ id: transactions.id })
      .from(transactions)
      .where(and(eq(transactions.id, id), ne(transactions.method, 'credit_card')))
    if (!payable) return undefined

    return moveTransaction(tx, {
      id,
      to: 'settlement',
      cause: 'payer',
      now,
      beforeExpiry: true,
      facts: { settledAt: now },
    })
  })
}
