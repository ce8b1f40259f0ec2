import { openingAt, type PageMethod } from '@/i18n/page-method'
import { hashDevice } from '../account/devices'
import type { BuyerContext } from '../context'
import { openPayment } from '../payment/attempt/open-payment'
import { requestPageInTurn } from '../payment/attempt/request-page'
import type { Gateway } from '../payment/gateway/gateway'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { originOf } from './origin-of'
import { paymentDueAt } from './payment-window'
import { type PlaceOrder, placeOrder } from './place-order'

type Buyer = Pick<
  BuyerContext,
  'db' | 'sessionHash' | 'browserHash' | 'seats' | 'address' | 'device' | 'language' | 'now'
> & {
  gateway: Gateway
}
type CheckOut = Pick<PlaceOrder, 'basketId' | 'expectedTotal' | 'expectedVersion' | 'usualAddressId'> & {
  method?: PageMethod | undefined
}

/**
 * Places the order and opens its payment. The gateway is called only after the order is committed,
 * and its failure does not undo the order: without a page the buyer retries.
 * @throws {DomainError} as `placeOrder` does.
 */
export async function checkOut(ctx: Buyer, { method, ...displayed }: CheckOut) {
  const { db, gateway, sessionHash, browserHash, seats, address, device, language, now } = ctx
  const { orderId, turn } = await placeOrder(db, {
    ...displayed,
    asksForPage: true,
    language,
    sessionHash,
    browserHash,
    seats,
    now,
    origin: originOf(address),
    device: device && hashDevice(device),
  })
  const { redirectUrl } = turn
    ? { redirectUrl: await requestPageInTurn(db, gateway, turn) }
    : await openPayment(ctx, { orderId })
  // A page that opens expired helps no buyer; the order's page explains the clock difference.
  if (!redirectUrl || (turn && findGatewayTimePast(paymentDueAt(now)))) return { orderId, redirectUrl: null }

  return { orderId, redirectUrl: openingAt(redirectUrl, { language, method }) }
}
