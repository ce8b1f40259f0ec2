import { inArray } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { transactions } from '@/db/schema'
import { everyMethod, METHODS } from '../method/methods'
import { type Cause, moveTransaction } from './move-transaction'

type Reverse = { id: string; now: Date; cause?: Cause }

const reversible = everyMethod.filter((method) => METHODS[method].reversible)

/** A bank takes back, within minutes, what it had called settled. Few can. */
export const reverseTransaction = (db: Database, { id, now, cause = 'bank' }: Reverse) =>
  db.transaction((tx) =>
    moveTransaction(tx, {
      id,
      to: 'deny',
      from: ['settlement'],
      cause,
      now,
      when: inArray(transactions.method, reversible),
    }),
  )
