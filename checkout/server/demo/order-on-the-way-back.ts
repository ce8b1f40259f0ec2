import type { OrderWayBack } from '../handoff/way-back'
import { switchedOn } from './breaches'

/**
 * Row 10: while `an-order-on-the-way-back` is on, the link back to the feed contains the order's
 * number.
 */
export function namingTheOrder(orderWayBack: OrderWayBack): OrderWayBack {
  return async (order) => {
    const wayBack = await orderWayBack(order)

    return wayBack && switchedOn().has('an-order-on-the-way-back')
      ? { ...wayBack, url: `${wayBack.url}?order=${order.id}` }
      : wayBack
  }
}
