import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import type { Transaction } from '../payment/payment'
import { moveTransaction } from '../transaction/move-transaction'

/**
 * The bank's batch: settles a capture, and cancels a challenged one that the merchant never
 * approved.
 */
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

/**
 * Schedules the bank's next step for a card, if any. A reservation expires as every unpaid
 * transaction does.
 */
export async function planCard(tx: Connection, { id, status, dueAt }: Transaction) {
  if (status === 'capture' && dueAt) await addJob(tx, { task: 'close-card', payload: { id }, at: dueAt })
}
