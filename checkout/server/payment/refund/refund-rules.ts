import type { ProviderRefund, TransactionStatus } from '../gateway/provider-status'
import type { Refund } from './record-refund'

/** Methods that the gateway itself can refund. Bank transfers and counters it cannot. */
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

/** Only letters, digits and dashes: the gateway allows no more. */
export const refundKeyOf = ({ providerOrderId, reason, part }: RefundKey) =>
  [providerOrderId, reason, part].filter(Boolean).join('-')

type AttemptMoney = { amount: number; givenBack: number; chargedBack: number }

export type RefundDecision =
  | { kind: 'nothing_left' }
  | { kind: 'exceeds'; left: number }
  /** `whole`: nothing is left afterwards. */
  | { kind: 'refund'; amount: number; whole: boolean }

/** What giving back `wanted` rupiah of an attempt means; without it, everything that is left. */
export function decideRefund({ amount, givenBack, chargedBack }: AttemptMoney, wanted?: number): RefundDecision {
  const left = amount - givenBack - chargedBack
  if (left <= 0) return { kind: 'nothing_left' }
  const refund = wanted ?? left
  if (refund > left) return { kind: 'exceeds', left }

  return { kind: 'refund', amount: refund, whole: refund === left }
}

type ToSend = { status: TransactionStatus; amount: number; paid: number }

/**
 * How a refund is made at the gateway. A captured card that has not settled cannot be refunded but cancelled, which
 * gives everything back: a part waits until it has settled.
 */
export function decideRefundCall({ status, amount, paid }: ToSend): 'refund' | 'cancel' | 'wait' {
  if (status !== 'capture') return 'refund'

  return amount < paid ? 'wait' : 'cancel'
}

/** Whether a refund that the shop did not ask for fits beside what it has begun to give back. */
export const fitsBeside = (
  { amount, givenBack }: Omit<AttemptMoney, 'chargedBack'>,
  reported: Pick<ProviderRefund, 'amount'>,
) => givenBack + reported.amount <= amount

/** What `givenBack` is short of: the gateway's sum is the one that left. A dropped refund no longer counts in it. */
export const correctionOf = (
  { state, amount }: Pick<Refund, 'state' | 'amount'>,
  reported: Pick<ProviderRefund, 'amount'>,
) => reported.amount - (state === 'dropped' ? 0 : amount)
