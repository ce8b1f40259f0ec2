import type { Connection } from '@/db/connect'
import { flagOrder } from '../../order/state/flag-order'
import type { ProviderRefund } from '../gateway/provider-status'
import { confirmRefund } from '../refund/confirm-refund'
import { isPaidFor, wasRefundedElsewhere } from '../refund/paid-for'
import type { PaymentContext } from './payment-context'

/** Confirms a refund. If no money for the goods is left, they stay here. */
export async function acceptRefund(
  tx: Connection,
  reported: ProviderRefund,
  { order, attempt, provider, now }: PaymentContext,
) {
  await confirmRefund(tx, { order, attempt, reported, now })

  const refunded = provider.refunds.reduce((sum, { amount }) => sum + amount, 0)
  if (refunded < attempt.amount || order.flag || order.status === 'cancelled') return
  // The seller took the goods back, or an operator refunded them: no operator has to look into it.
  if (!(await wasRefundedElsewhere(tx, attempt.id))) return
  if (await isPaidFor(tx, attempt.id)) await flagOrder(tx, { order, flag: 'refunded', stop: true, now })
}
