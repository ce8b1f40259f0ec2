import { and, eq, getTableColumns, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type changeCause, transactions } from '@/db/schema'
import { eventStatement } from '../audit/record-event'
import { notificationStatement } from '../notification/record-notifications'
import { refundsOf, type Transaction } from '../payment/payment'
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
 * the wanted one, nothing happens and nothing is returned. The history and the notifications
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
    .returning(WITH_ITS_KEY)
  if (!moved) return undefined

  const { serverKey, ...transaction } = moved
  await recordState(tx, { transaction, serverKey, kind: 'transaction_changed', cause, now })

  return transaction
}

/** What a written transaction returns: all of it, and what its notifications are signed with. */
export const WITH_ITS_KEY = {
  ...getTableColumns(transactions),
  serverKey: sql<string>`(select server_key from merchants where merchants.id = merchant_id)`,
}

type Recorded = Pick<Move, 'cause' | 'now'> & {
  transaction: Transaction
  serverKey: string
  kind: 'transaction_opened' | 'transaction_changed'
}

/** The history, the audit log and the notifications of a state, written together. */
export async function recordState(tx: Connection, { transaction, serverKey, kind, cause, now }: Recorded) {
  const { id: transactionId, merchantId, orderId, method, grossAmount, status, fraudStatus } = transaction
  const detail = { transactionId, orderId, method, grossAmount, status, cause }
  const refunds = await refundsOf(tx, transaction)
  const notification = { transaction, merchant: { id: merchantId, serverKey }, refunds }
  await tx.execute(sql`
    with state as (
      insert into transaction_states (transaction_id, status, fraud_status, cause, at)
      values (${transactionId}, ${status}, ${fraudStatus}, ${cause}, ${now.toISOString()}::timestamptz)
    ), notified as (
      ${notificationStatement(notification, now)}
    )
    ${eventStatement({ kind, detail, at: now })}`)
}
