import type { Connection } from '@/db/connect'
import { getTransaction } from '../console/get-transaction'
import { findTransaction } from './find-order'
import { describeOutcome } from './force-outcome'
import { NotPossibleNow } from './refusals'

/**
 * A transaction with its notifications, oldest first, and the merchant's answer to each.
 * @throws {UnknownOrder} @throws {NotPossibleNow} before a method is confirmed, when there is no
 * transaction yet.
 */
export async function describeDeliveries(db: Connection, { orderId }: { orderId: string }) {
  const transaction = await findTransaction(db, orderId)
  const described = transaction && (await getTransaction(db, { id: transaction.id, scope: null }))
  if (!described) throw new NotPossibleNow(`No method is confirmed for order ${orderId}.`)

  return {
    ...describeOutcome(described.transaction),
    notifications: described.notifications.toReversed().map(({ body, cause, state, attempts }) => ({
      transaction_status: String(JSON.parse(body).transaction_status),
      cause,
      state,
      answers: attempts.map(({ answerCode, failure }) => answerCode ?? failure),
    })),
  }
}
