import type { Connection } from '@/db/connect'
import { ledgerEntries, ledgerTransactions } from '@/db/schema'
import { type Posting, rowsOf } from './postings'

/**
 * Posts one money event in the transaction of the change that it stands for. Returns whether it was this call that did.
 * What moves nothing is left out; where the entries do not sum to zero, the commit fails.
 */
export async function postTransaction(tx: Connection, { now, ...posting }: Posting & { now: Date }) {
  const { key, kind, orderId } = posting
  const rows = rowsOf(posting)
  if (rows.length === 0) return false
  const [posted] = await tx
    .insert(ledgerTransactions)
    .values({ key, kind, orderId, at: now })
    .onConflictDoNothing()
    .returning({ id: ledgerTransactions.id })
  if (!posted) return false

  await tx.insert(ledgerEntries).values(rows.map((row) => ({ ...row, transactionId: posted.id })))

  return true
}
