import type { Database } from '@/db/connect'
import { moveTransaction } from '../transaction/move-transaction'

/** Only in the simulation: the payer's time ends now. */
export const expireNow = (db: Database, { id, now }: { id: string; now: Date }) =>
  db.transaction((tx) => moveTransaction(tx, { id, to: 'expire', from: ['pending'], cause: 'clock', now }))
