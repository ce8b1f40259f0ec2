import { type SQL, sql } from 'drizzle-orm'
import type { changeCause } from '@/db/schema'
import { eventStatement, ONCE } from '../audit/record-event'
import { notificationStatement } from '../notification/record-notifications'
import type { Refund } from '../payment/describe-refunds'
import type { NewTransaction } from '../payment/payment'

export type Cause = (typeof changeCause.enumValues)[number]

export type State = {
  transaction: NewTransaction
  serverKey: string
  refunds: Refund[]
  kind: 'transaction_opened' | 'transaction_changed'
  cause: Cause
  now: Date
}

/**
 * SQL that records a transaction's new state: parts of one statement, run for each row of `from`.
 */
export function stateStatements({ transaction, serverKey, refunds, kind, cause, now }: State, from: SQL = ONCE) {
  const { id: transactionId, merchantId, orderId, method, grossAmount, status, fraudStatus } = transaction
  const detail = { transactionId, orderId, method, grossAmount, status, cause }
  const merchant = { id: merchantId, serverKey }

  return {
    history: sql`
      insert into transaction_states (transaction_id, status, fraud_status, cause, at)
      select ${transactionId}::uuid, ${status}::transaction_status, ${fraudStatus}::fraud_status, ${cause}::change_cause,
        ${now.toISOString()}::timestamptz
      from ${from}`,
    notified: notificationStatement({ transaction, merchant, refunds }, now, from),
    event: eventStatement({ kind, detail, at: now }, from),
  }
}
