import type { attemptState, orderStatus } from '@/db/schema'
import { isPaid, type ProviderFacts } from './provider-facts'

export type AttemptState = (typeof attemptState.enumValues)[number]
export type OrderStatus = (typeof orderStatus.enumValues)[number]

export type OrderState = {
  status: OrderStatus
  currency: string
  /** The attempt that the facts are about. */
  attempt: { providerOrderId: string; amount: number; state: AttemptState }
}

export type Decision =
  /** Another order's money, or another sum: believe nothing, call somebody. */
  | { kind: 'quarantine'; reason: 'foreign_order' | 'wrong_amount' | 'wrong_currency' }
  | { kind: 'pay' }
  /** Money for an order that was given up meanwhile, or that another attempt has paid. */
  | { kind: 'pay_late' }
  | { kind: 'pay_twice' }
  | { kind: 'close_attempt'; state: 'failed' | 'cancelled' | 'expired' }
  /** Paid, and now the gateway takes it back: a refund, a chargeback, a reversal. */
  | { kind: 'contradiction'; status: ProviderFacts['status'] }
  | { kind: 'nothing' }

/**
 * What provider facts mean for an order. Pure, and the same for notification, poll and return page.
 * An attempt only climbs `RANK`, so facts may come twice and in any order.
 */
export function decidePayment({ status, currency, attempt }: OrderState, facts: ProviderFacts): Decision {
  if (facts.providerOrderId !== attempt.providerOrderId) return { kind: 'quarantine', reason: 'foreign_order' }
  if (facts.amount !== attempt.amount) return { kind: 'quarantine', reason: 'wrong_amount' }
  if (facts.currency !== currency) return { kind: 'quarantine', reason: 'wrong_currency' }

  if (attempt.state === 'paid') return afterPayment(facts)
  if (isPaid(facts)) return takePayment(status)

  const state = closingState(facts)
  return state && RANK[state] > RANK[attempt.state] ? { kind: 'close_attempt', state } : { kind: 'nothing' }
}

const RANK: Record<AttemptState, number> = { creating: 0, open: 0, failed: 1, cancelled: 2, expired: 3, paid: 4 }

function takePayment(status: OrderStatus): Decision {
  if (status === 'awaiting_payment') return { kind: 'pay' }

  return { kind: status === 'expired' || status === 'cancelled' ? 'pay_late' : 'pay_twice' }
}

function afterPayment(facts: ProviderFacts): Decision {
  return TAKEN_BACK.has(facts.status) ? { kind: 'contradiction', status: facts.status } : { kind: 'nothing' }
}

/** A late pending or expire is old news; `deny` after settlement is a bank's reversal. */
const TAKEN_BACK = new Set<ProviderFacts['status']>([
  'deny',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
])

function closingState({ status, fraudStatus }: ProviderFacts) {
  if (status === 'expire') return 'expired'
  if (status === 'cancel') return 'cancelled'
  if (status === 'deny' || status === 'failure' || fraudStatus === 'deny') return 'failed'

  return undefined
}
