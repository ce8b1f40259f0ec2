import { and, asc, lte, sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { transactions } from '@/db/schema'
import { NOW } from '../clock'
import { log } from '../log'
import type { Status } from '../payment/state-table'
import { moveTransaction } from './move-transaction'

/** Unpaid, or only authorized. */
const OPEN: Status[] = ['pending', 'authorize']
/** The exact condition of the index. */
const IS_OPEN = sql`status in ('pending', 'authorize')`

const FOUND_AT_ONCE = 200
const EXPIRED_AT_ONCE = 4

/**
 * Expires every transaction that is overdue by Kasir's clock. A failure delays no other, and is
 * retried.
 */
export async function expireDue(db: Connection) {
  for (let more = true; more; ) {
    const due = await findDue(db)
    const full = due.length === FOUND_AT_ONCE
    let expired = 0
    const expireNext = async () => {
      for (let next = due.pop(); next; next = due.pop()) if (await expireOrLog(db, next)) expired += 1
    }
    await Promise.all(Array.from({ length: EXPIRED_AT_ONCE }, expireNext))
    more = full && expired > 0
  }
}

const expireOrLog = (db: Connection, { id, now }: Expire) =>
  expireWhenDue(db, { id, now }).catch((err: unknown) =>
    log.error({ transactionId: id, err }, 'a transaction was not expired'),
  )

async function findDue(db: Connection) {
  const due = await db
    .select({ id: transactions.id, now: sql<string>`${NOW}` })
    .from(transactions)
    .where(and(IS_OPEN, lte(transactions.expiresAt, NOW)))
    .orderBy(asc(transactions.expiresAt))
    .limit(FOUND_AT_ONCE)

  return due.map(({ id, now }) => ({ id, now: new Date(now) }))
}

type Expire = { id: string; now: Date }

/**
 * Expires one transaction. The row decides: a paid one stays paid, and before the deadline nothing
 * happens.
 */
export const expireWhenDue = (db: Connection, { id, now }: Expire) =>
  inTransaction(db, (tx) =>
    moveTransaction(tx, { id, to: 'expire', from: OPEN, cause: 'clock', now, when: lte(transactions.expiresAt, now) }),
  )

/** Simulation only: ends the payment period now. */
export const expireNow = (db: Connection, { id, now }: Expire) =>
  inTransaction(db, (tx) => moveTransaction(tx, { id, to: 'expire', from: ['pending'], cause: 'clock', now }))
