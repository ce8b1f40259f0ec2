import type { ProviderFacts } from '../gateway/provider-status'
import type { Notification } from './read-notification'

/** What a transaction may still become after each of its states. */
const LATER: Record<string, string[]> = {
  pending: ['authorize', 'capture', 'deny', 'cancel', 'expire', 'failure', 'settlement'],
  authorize: ['capture', 'deny', 'cancel', 'expire'],
  capture: ['settlement', 'deny', 'cancel'],
  settlement: ['partial_refund', 'refund', 'partial_chargeback', 'chargeback', 'deny'],
  partial_refund: ['refund', 'partial_chargeback', 'chargeback'],
  partial_chargeback: ['chargeback'],
}

/** States in which a try ended without money, before another try of the same order. */
const CAME_TO_NOTHING = new Set(['pending', 'authorize', 'deny', 'cancel', 'expire', 'failure'])

/**
 * Whether a notification is at least old news of what the gateway says now. The signature does not cover the state or the
 * transaction, so whoever has seen one notification could write another with any state in it.
 */
export function couldBeTrue(
  { transaction_id, transaction_status }: Pick<Notification, 'transaction_id' | 'transaction_status'>,
  facts: Pick<ProviderFacts, 'transactionId' | 'status'>,
) {
  if (transaction_id !== facts.transactionId) return CAME_TO_NOTHING.has(transaction_status)

  return transaction_status === facts.status || laterThan(transaction_status).has(facts.status)
}

function laterThan(status: string, seen = new Set<string>()): Set<string> {
  for (const next of LATER[status] ?? []) if (!seen.has(next)) laterThan(next, seen.add(next))

  return seen
}
