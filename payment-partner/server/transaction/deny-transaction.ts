import { eq, ne, or, type SQL } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { moveTransaction } from './move-transaction'
import type { Cause } from './record-state'

type Deny = { id: string; now: Date; cause?: Cause }

/** A bank or wallet denies a payment that is still undecided. */
export const denyTransaction = (db: Connection, { id, now, cause = 'bank' }: Deny) =>
  inTransaction(db, (tx) =>
    moveTransaction(tx, {
      id,
      to: 'deny',
      from: ['pending', 'authorize', 'capture'],
      cause,
      now,
      when: undecided(),
    }),
  )

/** An accepted capture counts as paid; only a challenged one can still be denied. */
const undecided = (): SQL | undefined =>
  or(ne(transactions.status, 'capture'), eq(transactions.fraudStatus, 'challenge'))
