import type { ProviderRefund, TransactionStatus } from '../gateway/provider-status'
import type { Refund } from './record-refund'

/** Methods that the gateway can refund; bank transfers and counters are not among them. */
const REFUNDABLE = new Set<string | null>([
  'credit_card',
  'gopay',
  'qris',
  'shopeepay',
  'dana',
  'ovo',
  'kredivo',
  'akulaku',
])

const ONLY_WHOLE = new Set<string | null>(['shopeepay'])

type Payment = { method: string | null; paid: number; amount: number }

export const isRefundableByGateway = ({ method, paid, amount }: Payment) =>
  REFUNDABLE.has(method) && (amount === paid || !ONLY_WHOLE.has(method))

type RefundKey = { providerOrderId: string; reason: string; part?: string }

/** The gateway allows only letters, digits and dashes. */
export const refundKeyOf = ({ providerOrderId, reason, part }: RefundKey) =>
  [providerOrderId, reason, part].filter(Boolean).join('-')

/** Returns the return that a refund's key names; null for other reasons and the previous version. */
export function returnOfKey(refundKey: string): number | null {
  const id = /-returned-(\d+)$/.exec(refundKey)?.[1]

  return id === undefined ? null : Number(id)
}

type AttemptMoney = { amount: number; givenBack: number; chargedBack: number }

export type RefundDecision =
  | { kind: 'nothing_left' }
  | { kind: 'exceeds'; left: number }
  /** `whole`: nothing is left afterwards. */
  | { kind: 'refund'; amount: number; whole: boolean }

/** Decides a refund of `requested` rupiah of an attempt; by default, of all that is left. */
export function decideRefund({ amount, givenBack, chargedBack }: AttemptMoney, requested?: number): RefundDecision {
  const refundable = amount - givenBack - chargedBack
  if (refundable <= 0) return { kind: 'nothing_left' }
  const refund = requested ?? refundable
  if (refund > refundable) return { kind: 'exceeds', left: refundable }

  return { kind: 'refund', amount: refund, whole: refund === refundable }
}

type ToSend = { status: TransactionStatus; amount: number; paid: number }

/**
 * Decides how a refund is made at the gateway. A captured, unsettled card cannot be refunded but
 * cancelled, which returns everything: so a partial refund waits until it has settled.
 */
export function decideRefundCall({ status, amount, paid }: ToSend): 'refund' | 'cancel' | 'wait' {
  if (status !== 'capture') return 'refund'

  return amount < paid ? 'wait' : 'cancel'
}

/** True when a refund that the shop did not request fits beside its own pending ones. */
export const fitsBeside = (
  { amount, givenBack }: Omit<AttemptMoney, 'chargedBack'>,
  reported: Pick<ProviderRefund, 'amount'>,
) => givenBack + reported.amount <= amount

/**
 * The correction of `givenBack`: the gateway's amount is the one that left. A dropped refund is no
 * longer included in it.
 */
export const correctionOf = (
  { state, amount }: Pick<Refund, 'state' | 'amount'>,
  reported: Pick<ProviderRefund, 'amount'>,
) => reported.amount - (state === 'dropped' ? 0 : amount)
