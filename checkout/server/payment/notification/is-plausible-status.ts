import type { ProviderStatus } from '../gateway/provider-status'
import type { Notification } from './read-notification'

const MONEY_GONE_AGAIN = ['partial_refund', 'refund', 'partial_chargeback', 'chargeback']

/** All that a transaction may have become since each of its states. */
const LATER: Record<string, string[]> = {
  pending: ['authorize', 'capture', 'settlement', 'deny', 'cancel', 'expire', 'failure', ...MONEY_GONE_AGAIN],
  authorize: ['capture', 'settlement', 'deny', 'cancel', 'expire', ...MONEY_GONE_AGAIN],
  capture: ['settlement', 'deny', 'cancel', ...MONEY_GONE_AGAIN],
  settlement: ['deny', ...MONEY_GONE_AGAIN],
  partial_refund: ['refund', 'partial_chargeback', 'chargeback'],
  partial_chargeback: ['chargeback'],
}

/** States in which a try ended without money, before another try of the same order. */
const CAME_TO_NOTHING = new Set(['pending', 'authorize', 'deny', 'cancel', 'expire', 'failure'])

/**
 * Whether a notification is at least an earlier state of what the gateway reports now. The signature does not cover the
 * state or the transaction, so with one captured notification another could be made with any state in it.
 */
export function isPlausibleStatus(
  { transaction_id, transaction_status }: Pick<Notification, 'transaction_id' | 'transaction_status'>,
  provider: Pick<ProviderStatus, 'transactionId' | 'status'>,
) {
  if (transaction_id !== provider.transactionId) return CAME_TO_NOTHING.has(transaction_status)

  return transaction_status === provider.status || LATER[transaction_status]?.includes(provider.status) === true
}
