import type { attemptState, orderStatus } from '@/db/schema'
import {
  chargedBack,
  isPaid,
  isReversed,
  isVoided,
  type ProviderRefund,
  type ProviderStatus,
  wasPaid,
} from '../gateway/provider-status'

export type AttemptState = (typeof attemptState.enumValues)[number]
export type OrderStatus = (typeof orderStatus.enumValues)[number]

export type OrderState = {
  status: OrderStatus
  currency: string
  /** Whether any attempt has paid this order. */
  paid: boolean
  /** The attempt of the status, and the known state of its money. */
  attempt: {
    providerOrderId: string
    /** The transaction that paid it, or the latest. */
    transactionId: string | null
    amount: number
    state: AttemptState
    /** The order's last attempt, whose page the buyer may still use. */
    current: boolean
    settled: boolean
    /** The whole payment came to nothing: reversed by a bank, or cancelled before it settled. */
    undone: boolean
    chargedBack: number
    /** Refunds that the gateway has already confirmed. */
    refunds: ProviderRefund[]
  }
}

export type Decision =
  /** Another order's money, or another amount: change nothing and raise an alarm. */
  | { kind: 'quarantine'; reason: 'foreign_order' | 'wrong_amount' | 'wrong_currency' }
  | { kind: 'pay' }
  /** Money for an expired order: reinstated if the goods are still available. */
  | { kind: 'pay_late' }
  /** Money for an order that was cancelled or paid by another attempt: refund it. */
  | { kind: 'return_payment'; reason: 'late' | 'twice' }
  | { kind: 'close_attempt'; state: 'failed' | 'cancelled' | 'expired' }
  /** The buyer chose another method on the page of an attempt that had failed. */
  | { kind: 'reopen_attempt'; transactionId: string }
  | { kind: 'confirm_refund'; refund: ProviderRefund }
  | { kind: 'charge_back'; amount: number }
  /** A bank reversed the payment, or it was cancelled before it settled. */
  | { kind: 'reverse' }
  | { kind: 'void' }
  | { kind: 'note_settlement'; settledAt: Date }
  /**
   * A paid attempt that the gateway now denies without a settlement time, or a second payment of
   * the attempt.
   */
  | { kind: 'contradiction'; status: ProviderStatus['status'] }
  | { kind: 'nothing' }

/**
 * Returns the next change that the gateway's status implies for an order; called until none is
 * left. Pure, and identical for notification, poll and return page. An attempt only climbs `RANK`,
 * until its buyer chooses another method after a failure; refunds are identified by key and sums only
 * grow, so statuses may repeat and arrive in any order.
 * @param isEarlier The gateway has a newer transaction of the attempt: this one can only have paid.
 */
export function decidePayment(
  { status, currency, paid, attempt }: OrderState,
  provider: ProviderStatus,
  isEarlier = false,
): Decision {
  if (provider.providerOrderId !== attempt.providerOrderId) return { kind: 'quarantine', reason: 'foreign_order' }
  if (provider.amount !== attempt.amount) return { kind: 'quarantine', reason: 'wrong_amount' }
  if (provider.currency !== currency) return { kind: 'quarantine', reason: 'wrong_currency' }

  if (attempt.state === 'paid') return afterPayment(attempt, provider)
  if (wasPaid(provider)) return acceptPayment(status, paid)

  if (isEarlier) return { kind: 'nothing' }
  const { transactionId } = provider
  const state = closingState(provider)
  if (state) return RANK[state] > RANK[attempt.state] ? { kind: 'close_attempt', state } : { kind: 'nothing' }
  const isAnother = attempt.state === 'failed' && transactionId !== attempt.transactionId
  const isWanted = status === 'awaiting_payment' && attempt.current

  return isAnother && isWanted ? { kind: 'reopen_attempt', transactionId } : { kind: 'nothing' }
}

const RANK: Record<AttemptState, number> = { creating: 0, open: 0, failed: 1, cancelled: 2, expired: 3, paid: 4 }

function acceptPayment(status: OrderStatus, paid: boolean): Decision {
  if (status === 'awaiting_payment') return { kind: 'pay' }
  if (status === 'expired' && !paid) return { kind: 'pay_late' }

  return { kind: 'return_payment', reason: paid ? 'twice' : 'late' }
}

/** A late pending or expire is outdated, and so is a transaction before the one that paid. */
function afterPayment(attempt: OrderState['attempt'], provider: ProviderStatus): Decision {
  if (provider.transactionId !== attempt.transactionId)
    return isPaid(provider) ? { kind: 'contradiction', status: provider.status } : { kind: 'nothing' }
  if (provider.settledAt && !attempt.settled) return { kind: 'note_settlement', settledAt: provider.settledAt }
  const refund = provider.refunds.find((reported) => !attempt.refunds.some((own) => isAtLeast(own, reported)))
  if (refund) return { kind: 'confirm_refund', refund }
  const amount = chargedBack(provider)
  if (amount > attempt.chargedBack) return { kind: 'charge_back', amount }
  if (isReversed(provider)) return attempt.undone ? { kind: 'nothing' } : { kind: 'reverse' }
  if (isVoided(provider)) return attempt.undone ? { kind: 'nothing' } : { kind: 'void' }

  return provider.status === 'deny' ? { kind: 'contradiction', status: provider.status } : { kind: 'nothing' }
}

/** The bank's confirmation is a second report of the same refund. */
const isAtLeast = (own: ProviderRefund, reported: ProviderRefund) =>
  own.refundKey === reported.refundKey && (own.confirmedByBank || !reported.confirmedByBank)

function closingState({ status, fraudStatus }: ProviderStatus) {
  if (status === 'expire') return 'expired'
  if (status === 'cancel') return 'cancelled'
  if (status === 'deny' || status === 'failure' || fraudStatus === 'deny') return 'failed'

  return undefined
}
