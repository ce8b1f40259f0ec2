import { and, eq, getTableColumns, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import { refundsOf, type Transaction } from '../payment/payment'
import { type Status, statusesBefore } from '../payment/state-table'
import { type Cause, type State, stateStatements } from './record-state'

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

type Move = {
  id: string
  to: Status
  cause: Cause
  now: Date
  /** Restricts the previous states further than the table. */
  from?: Status[]
  /** Only before the payment deadline. */
  beforeExpiry?: boolean
  /** Further condition on the row. */
  when?: SQL
  changes?: Partial<Changes>
}

/**
 * The only place where a state changes. The row decides: if its state does not allow the new one,
 * nothing changes and nothing is returned. State history and notifications are part of the same
 * database transaction.
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
    .returning({ ...getTableColumns(transactions), serverKey: SERVER_KEY })
  if (!moved) return undefined

  const { serverKey, ...transaction } = moved
  await recordState(tx, { transaction, serverKey, cause, now })

  return transaction
}

/** Key that signs the transaction's notifications. */
const SERVER_KEY = sql<string>`(select server_key from merchants where merchants.id = merchant_id)`

async function recordState(tx: Connection, state: Omit<State, 'refunds' | 'kind'>) {
  const refunds = await refundsOf(tx, state.transaction)
  const { history, notified, event } = stateStatements({ ...state, refunds, kind: 'transaction_changed' })

  await tx.execute(sql`with history as (${history}), notified as (${notified}) ${event}`)
}
