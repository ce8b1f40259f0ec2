import type { OrderWayBack } from '../handoff/way-back'
import { switchedOn } from './breaches'

/**
 * Row 10: while `an-order-on-the-way-back` is on, the link back to the feed contains the order's
 * number.
 */
export function namingTheOrder(orderWayBack: OrderWayBack): OrderWayBack {
  return async (order) => {
    const found = await orderWayBack(order)

    return found && switchedOn().has('an-order-on-the-way-back')
      ? { ...found, url: `${found.url}?order=${order.id}` }
      : found
  }
}
