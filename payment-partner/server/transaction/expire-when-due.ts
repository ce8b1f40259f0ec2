import { and, asc, lte, sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { NOW } from '../clock'
import { log } from '../log'
import type { Status } from '../payment/state-table'
import { moveTransaction } from './move-transaction'

/** Not paid yet, or only reserved. */
const OPEN: Status[] = ['pending', 'authorize']
/** In the words of the index. */
const IS_OPEN = sql`status in ('pending', 'authorize')`

const AT_ONCE = 100

/** Every transaction whose last moment has passed by Kasir's clock. One that fails holds up no other, and is tried again. */
export async function expireDue(db: Connection) {
  for (;;) {
    const due = await findDue(db)
    let expired = 0
    for (const { id, now } of due) {
      const moved = await expireWhenDue(db, { id, now }).catch((err: unknown) =>
        log.error({ transactionId: id, err }, 'a transaction was not expired'),
      )
      if (moved) expired += 1
    }
    if (due.length < AT_ONCE || expired === 0) return
  }
}

async function findDue(db: Connection) {
  const due = await db
    .select({ id: transactions.id, now: sql<string>`${NOW}` })
    .from(transactions)
    .where(and(IS_OPEN, lte(transactions.expiresAt, NOW)))
    .orderBy(asc(transactions.expiresAt))
    .limit(AT_ONCE)

  return due.map(({ id, now }) => ({ id, now: new Date(now) }))
}

type Expire = { id: string; now: Date }

/** The row decides: paid stays paid, and before its last moment nothing happens. */
export const expireWhenDue = (db: Connection, { id, now }: Expire) =>
  inTransaction(db, (tx) =>
    moveTransaction(tx, { id, to: 'expire', from: OPEN, cause: 'clock', now, when: lte(transactions.expiresAt, now) }),
  )

/** Only in the simulation: the payer's time ends now. */
export const expireNow = (db: Connection, { id, now }: Expire) =>
  inTransaction(db, (tx) => moveTransaction(tx, { id, to: 'expire', from: ['pending'], cause: 'clock', now }))
