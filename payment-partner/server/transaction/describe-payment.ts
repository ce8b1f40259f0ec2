import { formatAmount, formatTime } from '../gateway/format'
import { isMethod, METHODS } from '../method/methods'
import { sign } from '../notification/sign'
import type { Payment, Transaction } from './payment'

/** The facts of a payment as the gateway writes them, signed for one status code. */
export function describePayment({ transaction, merchant }: Payment, status_code: string, status_message: string) {
  const gross_amount = formatAmount(transaction.grossAmount)
  const { orderId: order_id, settledAt, fraudStatus } = transaction

  return {
    transaction_time: formatTime(transaction.transactionTime),
    transaction_status: transaction.status,
    transaction_id: transaction.id,
    status_message,
    status_code,
    signature_key: sign({ order_id, status_code, gross_amount, serverKey: merchant.serverKey }),
    ...(settledAt && { settlement_time: formatTime(settledAt) }),
    order_id,
    merchant_id: merchant.id,
    gross_amount,
    ...(fraudStatus && { fraud_status: fraudStatus }),
    currency: transaction.currency,
    expiry_time: formatTime(transaction.expiresAt),
    ...describeMethod(transaction),
    ...transaction.customFields,
  }
}

function describeMethod({ method, payCode, maskedCard, approvalCode, settledAt }: Transaction) {
  if (!isMethod(method)) throw new Error(`Method ${method} is not one of ours.`)
  const payment_type = METHODS[method].paymentType

  switch (method) {
    case 'other_qris':
      return { payment_type, acquirer: 'gopay', ...(settledAt && { issuer: 'gopay', transaction_type: 'on-us' }) }
    case 'bca_va':
      return { payment_type, va_numbers: [{ bank: 'bca', va_number: payCode }], payment_amounts: [] }
    case 'credit_card':
      return {
        payment_type,
        masked_card: maskedCard,
        bank: 'bni',
        card_type: 'credit',
        ...(approvalCode && { approval_code: approvalCode, eci: '05' }),
      }
  }
}
