import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import type { Transaction } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'

/** The bank's batch: a capture settles, and a doubtful one that its merchant never approved is let go. */
export async function closeCard(db: Database, { id, now }: { id: string; now: Date }) {
  return db.transaction(async (tx) => {
    const [captured] = await tx.select().from(transactions).where(eq(transactions.id, id)).for('update')
    if (captured?.status !== 'capture' || !captured.dueAt) return undefined
    if (captured.dueAt > now) return planCard(tx, captured)

    const move = { id, from: ['capture' as const], cause: 'clock' as const, now }
    if (captured.fraudStatus === 'challenge') return moveTransaction(tx, { ...move, to: 'cancel' })

    return moveTransaction(tx, { ...move, to: 'settlement', changes: { settledAt: now } })
  })
}

/** The bank's next step with a card, if it has one. A reservation ends as every transaction does that nobody paid. */
export async function planCard(tx: Connection, { id, status, dueAt }: Transaction) {
  if (status === 'capture' && dueAt) await addJob(tx, { task: 'close-card', payload: { id }, at: dueAt })
}
