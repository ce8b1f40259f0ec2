import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import type { Status } from '../payment/state-table'
import { moveTransaction } from './move-transaction'

/** Not paid yet, or only reserved. */
const OPEN: Status[] = ['pending', 'authorize']

/** The job of a transaction's last moment. The row decides: paid stays paid, and a clock that ran back waits again. */
export async function expireWhenDue(db: Database, { id, now }: { id: string; now: Date }) {
  const [transaction] = await db
    .select({ status: transactions.status, expiresAt: transactions.expiresAt })
    .from(transactions)
    .where(eq(transactions.id, id))
  if (!transaction || !OPEN.includes(transaction.status)) return

  const { expiresAt } = transaction
  await db.transaction(async (tx) => {
    if (expiresAt > now) await addJob(tx, { task: 'expire-transaction', payload: { id }, at: expiresAt })
    else await moveTransaction(tx, { id, to: 'expire', from: OPEN, cause: 'clock', now })
  })
}

/** Only in the simulation: the payer's time ends now. */
export const expireNow = (db: Database, { id, now }: { id: string; now: Date }) =>
  db.transaction((tx) => moveTransaction(tx, { id, to: 'expire', from: ['pending'], cause: 'clock', now }))
