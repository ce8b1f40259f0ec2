import type { Connection } from '@/db/connect'
import { flagOrder } from '../../order/state/flag-order'
import type { ProviderRefund } from '../gateway/provider-status'
import { confirmRefund } from '../refund/confirm-refund'
import { isPaidFor, leftElsewhere } from '../refund/paid-for'
import type { PaymentContext } from './payment-context'

/** A refund is confirmed; when it was the last of the money that the goods were to be sent for, they stay here. */
export async function acceptRefund(
  tx: Connection,
  reported: ProviderRefund,
  { order, attempt, provider, now }: PaymentContext,
) {
  await confirmRefund(tx, { order, attempt, reported, now })

  const refunded = provider.refunds.reduce((sum, { amount }) => sum + amount, 0)
  if (refunded < attempt.amount || order.flag || order.status === 'cancelled') return
  // The goods are back, or somebody here gave the money back: nobody has to look into it.
  if (!(await leftElsewhere(tx, attempt.id))) return
  if (await isPaidFor(tx, attempt.id)) await flagOrder(tx, { order, flag: 'refunded', stop: true, now })
}
