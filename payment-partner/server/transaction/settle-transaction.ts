import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { type Cause, moveTransaction } from './move-transaction'

type Settle = { id: string; now: Date; cause?: Cause }

/** A bank's batch before its hour: an accepted capture settles now. */
export const settleTransaction = (db: Database, { id, now, cause = 'bank' }: Settle) =>
  db.transaction((tx) =>
    moveTransaction(tx, {
      id,
      to: 'settlement',
      from: ['capture'],
      cause,
      now,
      when: eq(transactions.fraudStatus, 'accept'),
      changes: { settledAt: now },
    }),
  )
