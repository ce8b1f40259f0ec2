import type { Console } from '../live/console-store'
import { eventsOf, purchaseOf } from '../live/selectors'

/** Returns whether the shop has booked the payment of this stage's purchase. */
export function isPaid(console: Console): boolean {
  const requested = purchaseOf(console).find(({ kind }) => kind === 'payment_requested')
  if (!requested) return false
  const message = JSON.stringify(requested.detail.message ?? {})

  return eventsOf(console).some(
    ({ kind, at, detail }) =>
      kind === 'payment_received' && at >= requested.at && message.includes(`${detail.orderId}`),
  )
}
