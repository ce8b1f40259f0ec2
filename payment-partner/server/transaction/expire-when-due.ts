import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { addJob } from '../jobs/add-job'
import { moveTransaction } from './move-transaction'

/** The job of a transaction's last moment. The row decides: paid stays paid, and a clock that ran back waits again. */
export async function expireWhenDue(db: Database, { id, now }: { id: string; now: Date }) {
  const transaction = await db.query.transactions.findFirst({ where: eq(transactions.id, id) })
  if (transaction?.status !== 'pending') return

  const { expiresAt } = transaction
  await db.transaction(async (tx) => {
    if (expiresAt > now) await addJob(tx, { task: 'expire-transaction', payload: { id }, at: expiresAt })
    else await moveTransaction(tx, { id, to: 'expire', from: ['pending'], cause: 'clock', now })
  })
}
