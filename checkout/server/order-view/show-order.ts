import { toTicket } from '../complaints/ticket'
import type { Context } from '../context'
import { isDemoMode } from '../environment'
import type { OrderWayBack } from '../handoff/way-back'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { secondsUntil } from '../placement/payment-window'
import { getOrder, movableParcels } from './get-order'

type Shown = Pick<Context, 'db' | 'readNow'> & { sessionHash: string; orderWayBack: OrderWayBack }

/** An order as its page shows it at this moment. @throws {DomainError} `order_missing` when this session has no such order. */
export async function showOrder({ db, sessionHash, readNow, orderWayBack }: Shown, { orderId }: { orderId: string }) {
  const [order, now] = await Promise.all([getOrder(db, { orderId, sessionHash }), readNow()])

  return {
    ...order,
    secondsLeft: secondsUntil(order.paymentDueAt, now),
    shopTime: now.toISOString(),
    /** The gateway's time, where by that the time to pay is over and by the shop's it is not. */
    gatewayTime: findGatewayTimePast(new Date(order.paymentDueAt))?.toISOString() ?? null,
    wayBack: await orderWayBack(order),
    returnable: order.returnableUntil !== null && order.return === null && now < new Date(order.returnableUntil),
    reviews: order.reviews.map(({ editableUntil, ...review }) => ({
      ...review,
      editable: now < new Date(editableUntil),
    })),
    complaints: order.complaints.map((complaint) => toTicket(complaint, now)),
    /** The shops whose parcels a presenter moves on. */
    movable: isDemoMode() ? movableParcels(order) : [],
    /** A presenter has a parcel refused that is paid at the door. */
    refusable: isDemoMode() && order.paymentWay === 'cod' && order.status === 'shipped',
  }
}
