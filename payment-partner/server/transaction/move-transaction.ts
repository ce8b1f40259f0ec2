import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type changeCause, transactions } from '@/db/schema'
import { eventStatement } from '../audit/record-event'
import { CLOCK_IS_HELD } from '../clock'
import type { Job } from '../jobs/schedule'
import { recordNotifications } from '../notification/record-notifications'
import type { Transaction } from '../payment/payment'
import { type Status, statusesBefore } from '../payment/state-table'

type Changes = Pick<
  Transaction,
  | 'settledAt'
  | 'fraudStatus'
  | 'approvalCode'
  | 'dueAt'
  | 'expiresAt'
  | 'grossAmount'
  | 'refundedAmount'
  | 'chargedBackAmount'
>

export type Cause = (typeof changeCause.enumValues)[number]

type Move = {
  id: string
  to: Status
  cause: Cause
  now: Date
  /** Fewer states to come from than the table allows. */
  from?: Status[]
  /** Only while the payer still has time. */
  beforeExpiry?: boolean
  /** What else must be true of the row. */
  when?: SQL
  changes?: Partial<Changes>
}

/**
 * The only place where a state changes. The row decides: when it is not in a state that may become
 * the wanted one, nothing happens and nothing is returned. The history, the notification and its job
 * belong to the same transaction of the database.
 */
export async function moveTransaction(
  tx: Connection,
  { id, to, cause, now, from = statusesBefore(to), beforeExpiry = false, when, changes }: Move,
): Promise<Transaction | undefined> {
  const [moved] = await tx
    .update(transactions)
    .set({ status: to, ...changes })
    .where(
      and(
        eq(transactions.id, id),
        inArray(transactions.status, from),
        beforeExpiry ? gt(transactions.expiresAt, now) : undefined,
        when,
      ),
    )
    .returning()
  if (!moved) return undefined

  await recordState(tx, { transaction: moved, kind: 'transaction_changed', cause, now })

  return moved
}

type Recorded = Pick<Move, 'cause' | 'now'> & {
  transaction: Transaction
  kind: 'transaction_opened' | 'transaction_changed'
  /** What else follows from the change. */
  jobs?: Job[]
}

export async function recordState(tx: Connection, { transaction, kind, cause, now, jobs }: Recorded) {
  const { id: transactionId, orderId, method, grossAmount, status, fraudStatus } = transaction
  const detail = { transactionId, orderId, method, grossAmount, status, cause }
  await tx.execute(sql`
    with state as (
      insert into transaction_states (transaction_id, status, fraud_status, cause, at)
      values (${transactionId}, ${status}, ${fraudStatus}, ${cause}, ${now.toISOString()}::timestamptz)
    ), recorded as (
      ${eventStatement({ kind, detail, at: now })}
    )
    select ${CLOCK_IS_HELD}`)
  await recordNotifications(tx, { transactionId, now, jobs })
}
