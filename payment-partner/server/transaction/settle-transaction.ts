import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { moveTransaction } from './move-transaction'
import type { Cause } from './record-state'

type Settle = { id: string; now: Date; cause?: Cause }

/** Runs a bank's batch early: an accepted capture settles now. */
export const settleTransaction = (db: Connection, { id, now, cause = 'bank' }: Settle) =>
  inTransaction(db, (tx) =>
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
