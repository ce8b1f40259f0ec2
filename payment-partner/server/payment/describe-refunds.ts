import type { refunds } from '@/db/schema'
import { formatAmount, formatTime } from '../gateway/format'

export type Refund = typeof refunds.$inferSelect

/** Refunds in the gateway's form; an empty object if there are none. */
export function describeRefunds(list: Refund[]) {
  if (list.length === 0) return {}

  return {
    refund_amount: formatAmount(list.reduce((sum, { amount }) => sum + amount, 0)),
    refunds: list.map(({ id, amount, requestedAt, reason, refundKey, direct, bankConfirmedAt }) => ({
      refund_chargeback_id: id,
      refund_amount: formatAmount(amount),
      created_at: formatTime(requestedAt),
      reason: reason ?? '',
      refund_key: refundKey,
      refund_method: direct ? 'online' : 'offline',
      ...(bankConfirmedAt && { bank_confirmed_at: formatTime(bankConfirmedAt) }),
    })),
  }
}
