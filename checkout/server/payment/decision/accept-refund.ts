import type { Connection } from '@/db/connect'
import { flagOrder } from '../../order/state/flag-order'
import type { ProviderRefund } from '../gateway/provider-status'
import { confirmRefund } from '../refund/confirm-refund'
import { fulfils } from '../refund/fulfils'
import type { Subject } from './payment-context'

/** A refund is confirmed; when it was the last of the money that the goods were to be sent for, they stay here. */
export async function acceptRefund(tx: Connection, told: ProviderRefund, { order, attempt, facts, now }: Subject) {
  await confirmRefund(tx, { order, attempt, told, now })

  const refunded = facts.refunds.reduce((sum, { amount }) => sum + amount, 0)
  if (refunded < attempt.amount || order.flag || order.status === 'cancelled') return
  if (await fulfils(tx, attempt)) await flagOrder(tx, { order, flag: 'refunded', stop: true, now })
}
