import type { Connection } from '@/db/connect'
import { payTransaction } from '../payer/pay-transaction'
import type { Transaction } from '../payment/payment'
import { chargebackTransaction } from '../transaction/chargeback-transaction'
import { denyTransaction } from '../transaction/deny-transaction'
import { expireNow } from '../transaction/expire-when-due'
import { reverseTransaction } from '../transaction/reverse-transaction'
import { settleTransaction } from '../transaction/settle-transaction'
import { findTransaction } from './find-order'
import { NotPossibleNow } from './refusals'

const VERBS = {
  pay: payTransaction,
  deny: denyTransaction,
  expire: expireNow,
  settle: settleTransaction,
  chargeback: chargebackTransaction,
  reverse: reverseTransaction,
}

export type Outcome = keyof typeof VERBS

type ForceOutcome = { orderId: string; outcome: Outcome; now: Date }

/**
 * Forces an outcome that a payer, a bank or the time would cause.
 * @throws {UnknownOrder} @throws {NotPossibleNow} when the state table does not allow it.
 */
export async function forceOutcome(db: Connection, { orderId, outcome, now }: ForceOutcome): Promise<Transaction> {
  const before = await findTransaction(db, orderId)
  if (!before) throw new NotPossibleNow(`No method is confirmed for order ${orderId}.`)

  const after = await VERBS[outcome](db, { id: before.id, now })
  if (!after || after.status === before.status)
    throw new NotPossibleNow(`Order ${orderId} is ${before.status}: it cannot ${outcome}.`)

  return after
}

/** The fields of a transaction that tests need. */
export const describeOutcome = ({ orderId, id, method, status, fraudStatus, payCode, expiresAt }: Transaction) => ({
  order_id: orderId,
  transaction_id: id,
  method,
  transaction_status: status,
  fraud_status: fraudStatus,
  pay_code: payCode,
  expires_at: expiresAt,
})
