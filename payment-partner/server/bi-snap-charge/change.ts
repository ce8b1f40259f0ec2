import type { Connection } from '@/db/connect'
import { BiSnapRefused, type Refusal } from '../bi-snap/answer'
import { namesOf } from '../bi-snap/describe'
import { type Fields, formatMoney, readAmount, readText } from '../bi-snap/read-fields'
import { formatTimestamp } from '../bi-snap/timestamp'
import type { CoreAnswer } from '../gateway/core-answer'
import { refundTransaction } from '../refund/refund-transaction'
import { cancelTransaction } from '../transaction/cancel-transaction'
import type { BiSnapPayment } from './find-original'

type Change = { payment: BiSnapPayment; now: Date }

/** Cancels an unpaid charge. @throws {BiSnapRefused} once it is paid or ended. */
export async function cancelOverBiSnap(db: Connection, { payment, now }: Change) {
  const { transaction, charge } = payment
  succeeded(await cancelTransaction(db, { ...ofCharge(payment), now }))

  return { ...namesOf(transaction, charge), cancelTime: formatTimestamp(now), transactionDate: formatTimestamp(now) }
}

/**
 * Refunds once for each `partnerRefundNo`; without an amount, what is left. @throws {BiSnapRefused}
 */
export async function refundOverBiSnap(db: Connection, { payment, fields, now }: Change & { fields: Fields }) {
  const { transaction, charge } = payment
  const amount = fields.refundAmount === undefined ? null : readAmount(fields, 'refundAmount')
  const request = {
    refundKey: readText(fields, 'partnerRefundNo') ?? null,
    amount,
    reason: readText(fields, 'reason', 256) ?? null,
  }
  const refunded = succeeded(await refundTransaction(db, { ...ofCharge(payment), request, direct: true, now }))
  if (!('refund_chargeback_id' in refunded && 'refund_key' in refunded))
    throw new Error(`A refund of ${charge.referenceNo} has no number.`)

  return {
    ...namesOf(transaction, charge),
    refundNo: String(refunded.refund_chargeback_id),
    partnerRefundNo: refunded.refund_key,
    refundAmount: formatMoney(amount ?? transaction.grossAmount - transaction.refundedAmount),
    refundTime: formatTimestamp(now),
  }
}

const ofCharge = ({ transaction, charge }: BiSnapPayment) => ({
  merchantId: transaction.merchantId,
  id: charge.referenceNo,
  source: 'bi_snap' as const,
})

/** Core's codes in the standard's terms. */
const REFUSALS: Record<string, Refusal> = {
  '202': 'bank_denied',
  '404': 'not_found',
  '406': 'repeated_reference',
  '412': 'not_permitted',
  '414': 'invalid_amount',
}

function succeeded<Answer extends CoreAnswer>(answer: Answer) {
  const refusal = REFUSALS[answer.status_code]
  if (refusal) throw new BiSnapRefused(refusal)

  return answer
}
