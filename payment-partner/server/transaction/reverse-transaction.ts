import { inArray } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { everyMethod, METHODS } from '../method/methods'
import { moveTransaction } from './move-transaction'
import type { Cause } from './record-state'

type Reverse = { id: string; now: Date; cause?: Cause }

const reversible = everyMethod.filter((method) => METHODS[method].reversible)

/** A bank reverses a settlement within minutes. Few banks can. */
export const reverseTransaction = (db: Connection, { id, now, cause = 'bank' }: Reverse) =>
  inTransaction(db, (tx) =>
    moveTransaction(tx, {
      id,
      to: 'deny',
      from: ['settlement'],
      cause,
      now,
      when: inArray(transactions.method, reversible),
    }),
  )
