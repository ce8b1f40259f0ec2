import type { Transaction } from '../payment/payment'

/** A transaction in the few words that a test needs of it. */
export const describeOutcome = ({ orderId, id, method, status, fraudStatus, payCode, expiresAt }: Transaction) => ({
  order_id: orderId,
  transaction_id: id,
  method,
  transaction_status: status,
  fraud_status: fraudStatus,
  pay_code: payCode,
  expires_at: expiresAt,
})
