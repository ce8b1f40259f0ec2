import type { Database } from '@/db/connect'
import { openPayment } from '../payment/attempt/open-payment'
import { requestPageInTurn } from '../payment/attempt/request-page'
import type { Gateway } from '../payment/gateway/gateway'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { paymentDueAt } from './payment-window'
import { type PlaceOrder, placeOrder } from './place-order'

/**
 * Places the order and opens its payment. The gateway is called only after the order is committed, and its answer does not
 * undo the order: without a page the buyer asks again.
 * @throws {DomainError} as `placeOrder` does.
 */
export async function checkOut(db: Database, gateway: Gateway, input: PlaceOrder) {
  const { orderId, turn } = await placeOrder(db, { ...input, asksForPage: true })
  if (!turn)
    return {
      orderId,
      ...(await openPayment({ db, gateway, sessionHash: input.sessionHash, now: input.now }, { orderId })),
    }

  const redirectUrl = await requestPageInTurn(db, gateway, turn)

  // A page that opens expired helps nobody: the order's own page says whose clock is elsewhere.
  return { orderId, redirectUrl: findGatewayTimePast(paymentDueAt(input.now)) ? null : redirectUrl }
}
