import type { CardPlan } from '@/db/schema'
import { formatAmount } from '../gateway/format'
import { MANDIRI_BILLER_CODE, termsOf } from '../method/methods'
import type { NewTransaction } from './payment'

/** The fields that each method adds to a payment's description. */
export function describeMethod(transaction: NewTransaction): object {
  const { payCode, settledAt } = transaction
  const { kind, paymentType: payment_type, channel } = termsOf(transaction.method)

  switch (kind) {
    case 'qr':
      return { payment_type, acquirer: 'gopay', ...(settledAt && { issuer: 'gopay', transaction_type: 'on-us' }) }
    case 'ewallet':
    case 'redirect':
      return { payment_type }
    case 'va':
      if (channel === 'permata') return { payment_type, permata_va_number: payCode }
      return { payment_type, va_numbers: [{ bank: channel, va_number: payCode }], payment_amounts: [] }
    case 'bill':
      return { payment_type, bill_key: payCode, biller_code: MANDIRI_BILLER_CODE }
    case 'counter':
      return { payment_type, store: channel, payment_code: payCode }
    case 'card':
      return { payment_type, ...describeCard(transaction) }
  }
}

function describeCard({ maskedCard, approvalCode, savedTokenId, cardPlan, status }: NewTransaction) {
  return {
    masked_card: maskedCard,
    bank: 'bni',
    card_type: 'credit',
    ...(cardPlan && describePlan(cardPlan)),
    ...(approvalCode && {
      approval_code: approvalCode,
      eci: '05',
      channel_response_code: '00',
      channel_response_message: 'Approved',
      ...(savedTokenId && { saved_token_id: savedTokenId }),
    }),
    ...(status === 'deny' && { channel_response_code: '05', channel_response_message: 'Do not honour' }),
  }
}

const RUPIAH_PER_POINT = 100

const describePlan = ({ bank, installmentTerm, points }: CardPlan) => ({
  bank,
  ...(installmentTerm && { installment_term: String(installmentTerm) }),
  ...(points && {
    point_redeem_amount: points.redeemed,
    point_redeem_quantity: Math.ceil(points.redeemed / RUPIAH_PER_POINT),
    point_balance_amount: formatAmount(points.balance),
  }),
})
