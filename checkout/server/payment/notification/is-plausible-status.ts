import type { ProviderStatus } from '../gateway/provider-status'
import type { Notification } from './read-notification'

const MONEY_GONE_AGAIN = ['partial_refund', 'refund', 'partial_chargeback', 'chargeback']

/** All states that a transaction can reach from each state. */
const LATER: Record<string, string[]> = {
  pending: ['authorize', 'capture', 'settlement', 'deny', 'cancel', 'expire', 'failure', ...MONEY_GONE_AGAIN],
  authorize: ['capture', 'settlement', 'deny', 'cancel', 'expire', ...MONEY_GONE_AGAIN],
  capture: ['settlement', 'deny', 'cancel', ...MONEY_GONE_AGAIN],
  settlement: ['deny', ...MONEY_GONE_AGAIN],
  partial_refund: ['refund', 'partial_chargeback', 'chargeback'],
  partial_chargeback: ['chargeback'],
}

/**
 * States in which a transaction ended without money, before another transaction of the same order.
 */
const CAME_TO_NOTHING = new Set(['pending', 'authorize', 'deny', 'cancel', 'expire', 'failure'])

/**
 * True when a notification could be an earlier state of the gateway's current report. The signature
 * covers neither state nor transaction, so one captured notification could be replayed with any
 * state.
 */
export function isPlausibleStatus(
  { transaction_id, transaction_status }: Pick<Notification, 'transaction_id' | 'transaction_status'>,
  provider: Pick<ProviderStatus, 'transactionId' | 'status'>,
) {
  if (transaction_id !== provider.transactionId) return CAME_TO_NOTHING.has(transaction_status)

  return transaction_status === provider.status || LATER[transaction_status]?.includes(provider.status) === true
}
