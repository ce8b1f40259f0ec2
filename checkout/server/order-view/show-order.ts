import { toTicket } from '../complaints/ticket'
import type { Context } from '../context'
import { isDemoMode } from '../environment'
import type { OrderWayBack } from '../handoff/way-back'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { secondsUntil } from '../placement/payment-window'
import { getOrder, movableParcels } from './get-order'

type OrderContext = Pick<Context, 'db' | 'readNow'> & { sessionHash: string; orderWayBack: OrderWayBack }

/**
 * Returns an order for its page at this moment. @throws {DomainError} `order_missing` when this
 * session has no such order.
 */
export async function showOrder(
  { db, sessionHash, readNow, orderWayBack }: OrderContext,
  { orderId }: { orderId: string },
) {
  const [order, now] = await Promise.all([getOrder(db, { orderId, sessionHash }), readNow()])

  return {
    ...order,
    secondsLeft: secondsUntil(order.paymentDueAt, now),
    shopTime: now.toISOString(),
    /** The gateway's time, when its clock is past the deadline but the shop's is not. */
    gatewayTime: findGatewayTimePast(new Date(order.paymentDueAt))?.toISOString() ?? null,
    wayBack: await orderWayBack(order),
    parcels: order.parcels.map((parcel) => ({ ...parcel, returnable: returnableIn(order, parcel, now) })),
    reviews: order.reviews.map(({ editableUntil, ...review }) => ({
      ...review,
      editable: now < new Date(editableUntil),
    })),
    complaints: order.complaints.map((complaint) => toTicket(complaint, now)),
    /** Shops whose parcels a presenter can move. */
    movable: isDemoMode() ? movableParcels(order) : [],
    /** Whether a presenter can refuse the COD parcel. */
    refusable: isDemoMode() && order.paymentWay === 'cod' && order.status === 'shipped',
  }
}

type Order = Awaited<ReturnType<typeof getOrder>>

/**
 * Returns the pieces that the buyer may return now, by SKU; none while a return of the parcel waits
 * for its answer.
 */
function returnableIn({ lines }: Order, parcel: Order['parcels'][number], now: Date) {
  const { shop, returns, returnableUntil, isAllocated } = parcel
  const isClosed = returnableUntil === null || isAllocated || new Date(returnableUntil) <= now
  if (isClosed || returns.some(({ state }) => state === 'requested')) return []
  const requested = returns.flatMap((one) => one.lines)
  const left = lines.map(({ sku, shopId, quantity }) => ({
    sku,
    shopId,
    pieces: requested.reduce((pieces, one) => (one.sku === sku ? pieces - one.quantity : pieces), quantity),
  }))

  return left.flatMap(({ sku, shopId, pieces }) => (shopId === shop.id && pieces > 0 ? [{ sku, pieces }] : []))
}
