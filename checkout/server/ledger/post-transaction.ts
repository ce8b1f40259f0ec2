import type { Connection } from '@/db/connect'
import { addToChangeLog } from '../change-log/change-log'
import { type Posting, rowsOf } from './postings'

/**
 * Posts one money event in the transaction of its change, once per key. Skips an event without
 * amounts. The commit fails when the entries do not sum to zero.
 */
export async function postTransaction(tx: Connection, { now, ...posting }: Posting & { now: Date }) {
  const { key, kind, orderId } = posting
  const entries = rowsOf(posting)
  if (entries.length === 0) return

  await addToChangeLog(tx, 'postings', { transaction: { key, kind, orderId, at: now }, entries })
}
