import { z } from 'zod'
import { cancelOrder } from '../cancellation/cancel-order'
import { composedVerbs } from '../composition/verbs'
import { getDatabase } from '../database'
import { parsePhone } from '../delivery/parse-address'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { findOrder } from '../order/access/find-order'
import { orderNumber } from '../order/access/order-number'
import { watchOrder } from '../order/state/order-changes'
import { getOrder } from '../order-view/get-order'
import { listOrders } from '../order-view/list-orders'
import { readProgress } from '../order-view/read-progress'
import { openPayment } from '../payment/attempt/open-payment'
import { getGateway } from '../payment/gateway/gateway'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { secondsUntil } from '../placement/payment-window'
import { buyerProcedure, publicProcedure, router } from './init'

const ofOrder = z.object({ orderId: orderNumber })

export const orderRouter = router({
  place: buyerProcedure
    .input(z.object({ basketId: z.uuid(), expectedTotal: z.number().int().positive() }))
    .mutation(({ ctx: { db, sessionHash, now }, input }) =>
      composedVerbs().checkOut(db, getGateway(), { ...input, sessionHash, now }),
    ),

  openPayment: buyerProcedure
    .input(ofOrder)
    .mutation(({ ctx: { db, sessionHash, now }, input }) =>
      openPayment(db, getGateway(), { ...input, sessionHash, now }),
    ),

  get: buyerProcedure.input(ofOrder).query(async ({ ctx, input }) => {
    const order = await getOrder(ctx.db, { ...input, sessionHash: ctx.sessionHash })

    return {
      ...order,
      secondsLeft: secondsUntil(order.paymentDueAt, ctx.now),
      shopTime: ctx.now.toISOString(),
      /** The gateway's time, where by that the time to pay is over and by the shop's it is not. */
      gatewayTime: findGatewayTimePast(new Date(order.paymentDueAt))?.toISOString() ?? null,
      wayBack: await composedVerbs().orderWayBack(order),
    }
  }),

  cancel: buyerProcedure
    .input(ofOrder)
    .mutation(({ ctx: { db, sessionHash, now }, input }) =>
      cancelOrder(db, getGateway(), { ...input, sessionHash, now }),
    ),

  confirmReceipt: buyerProcedure
    .input(ofOrder)
    .mutation(({ ctx: { db, sessionHash, now }, input }) => confirmReceipt(db, { ...input, sessionHash, now })),

  list: publicProcedure.query(({ ctx: { db, sessionHash } }) => (sessionHash ? listOrders(db, { sessionHash }) : [])),

  find: buyerProcedure
    .input(z.object({ orderId: orderNumber, contact: z.string().max(254) }))
    .mutation(({ ctx, input: { orderId, contact } }) =>
      findOrder(ctx.db, {
        orderId,
        phone: parsePhone(contact),
        email: contact.includes('@') ? contact.trim().toLowerCase() : null,
        sessionHash: ctx.sessionHash,
        address: ctx.address,
      }),
    ),

  /** Says how the order stands whenever that changes; a page asks again for what it shows. */
  watch: buyerProcedure.input(ofOrder).subscription(async function* ({ ctx: { db, sessionHash }, input, signal }) {
    for await (const _ of watchOrder(getDatabase().sql, input.orderId, signal ?? new AbortController().signal)) {
      yield await readProgress(db, { ...input, sessionHash })
    }
  }),
})
