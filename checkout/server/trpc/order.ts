import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { hashDevice } from '../account/devices'
import { cancelOrder } from '../cancellation/cancel-order'
import { toTicket } from '../complaints/ticket'
import { composedVerbs } from '../composition/verbs'
import { getDatabase } from '../database'
import { address } from '../delivery/input'
import { parsePhone } from '../delivery/parse-address'
import { getEnvironment, isDemoMode } from '../environment'
import { refuseAtDoor } from '../fulfilment/collect-cash'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { parcel } from '../fulfilment/input'
import { moveParcelOn } from '../fulfilment/move-parcel'
import { getInvoice } from '../invoice/get-invoice'
import { keepInvoiceFile, readInvoiceFile } from '../invoice/invoice-file'
import { findOrder } from '../order/access/find-order'
import { orderSearch } from '../order/access/input'
import { ofOrder, orderNumber, orderPlacement } from '../order/input'
import { watchOrder } from '../order/state/order-changes'
import { getOrder, movableParcels } from '../order-view/get-order'
import { listOrders } from '../order-view/list-orders'
import { readProgress } from '../order-view/read-progress'
import { chooseOtherMethod } from '../payment/attempt/choose-other-method'
import { openPayment } from '../payment/attempt/open-payment'
import { getGateway } from '../payment/gateway/gateway'
import { findGatewayTimePast } from '../payment/gateway/gateway-time'
import { originOf } from '../placement/origin-of'
import { secondsUntil } from '../placement/payment-window'
import { returnRequest } from '../returns/input'
import { readOwnPhoto } from '../returns/read-own-photo'
import { requestReturn } from '../returns/request-return'
import { review } from '../review/input'
import { writeReview } from '../review/write-review'
import { correctOrder, readOrderAddress } from '../rights/correct-order'
import { limited } from './limited'
import { buyerProcedure, payingProcedure, router, timelessBuyerProcedure, timelessProcedure } from './procedure'

export const orderRouter = router({
  place: buyerProcedure
    .input(orderPlacement)
    .mutation(({ ctx: { db, sessionHash, browserHash, seats, address, device, now }, input }) =>
      composedVerbs().checkOut(db, getGateway(), {
        ...{ ...input, sessionHash, browserHash, seats, now },
        ...{ origin: originOf(address), device: device && hashDevice(device) },
      }),
    ),

  openPayment: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => openPayment(ctx, input)),

  chooseOtherMethod: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => chooseOtherMethod(ctx, input)),

  get: timelessBuyerProcedure.input(ofOrder).query(async ({ ctx: { db, sessionHash, readNow }, input }) => {
    const [order, now] = await Promise.all([getOrder(db, { ...input, sessionHash }), readNow()])

    return {
      ...order,
      secondsLeft: secondsUntil(order.paymentDueAt, now),
      shopTime: now.toISOString(),
      /** The gateway's time, where by that the time to pay is over and by the shop's it is not. */
      gatewayTime: findGatewayTimePast(new Date(order.paymentDueAt))?.toISOString() ?? null,
      wayBack: await composedVerbs().orderWayBack(order),
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
  }),

  /** Where it goes, for the form that corrects it. */
  address: buyerProcedure.input(ofOrder).query(({ ctx, input }) => readOrderAddress(ctx, input)),

  correct: buyerProcedure.input(ofOrder.extend({ address })).mutation(({ ctx, input }) => correctOrder(ctx, input)),

  cancel: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => cancelOrder(ctx, input)),

  confirmReceipt: buyerProcedure.input(ofOrder).mutation(({ ctx, input }) => confirmReceipt(ctx, input)),

  moveParcelOn: buyerProcedure.input(parcel).mutation(({ ctx: { db, sessionHash, now }, input }) => {
    if (!isDemoMode()) throw new DomainError('not_found', 'demo_only', 'parcels are moved by couriers')

    return moveParcelOn(db, { ...input, sessionHash, now })
  }),

  refuseAtDoor: buyerProcedure.input(ofOrder).mutation(({ ctx: { db, sessionHash, now }, input }) => {
    if (!isDemoMode()) throw new DomainError('not_found', 'demo_only', 'parcels are refused at the door')

    return refuseAtDoor(db, { ...input, sessionHash, now })
  }),

  invoice: buyerProcedure.input(ofOrder).query(({ ctx, input }) => getInvoice(ctx, input)),

  invoiceFile: buyerProcedure
    .input(ofOrder)
    .query(async ({ ctx, input }) => (await readInvoiceFile(ctx, input)) ?? null),

  keepInvoiceFile: buyerProcedure
    .input(ofOrder.extend({ file: z.instanceof(Blob) }))
    .mutation(async ({ ctx, input: { orderId, file } }) =>
      keepInvoiceFile(ctx, { orderId, bytes: Buffer.from(await file.arrayBuffer()) }),
    ),

  requestReturn: buyerProcedure
    .input(returnRequest)
    .concat(limited.returns)
    .mutation(async ({ ctx: { db, sessionHash, now }, input }) => {
      const photos = await Promise.all(input.photos.map(async (photo) => new Uint8Array(await photo.arrayBuffer())))

      return requestReturn(db, getEnvironment().PASAR_PHOTO_FOLDER, { ...input, photos, sessionHash, now })
    }),

  review: buyerProcedure
    .input(review.extend({ language: z.enum(['id', 'en']) }))
    .concat(limited.reviews)
    .mutation(({ ctx, input }) => writeReview(ctx, input)),

  returnPhoto: buyerProcedure
    .input(ofOrder.extend({ position: z.int32().positive() }))
    .query(({ ctx: { db, sessionHash }, input }) =>
      readOwnPhoto(db, { ...input, sessionHash, directory: getEnvironment().PASAR_PHOTO_FOLDER }),
    ),

  list: timelessProcedure
    .input(z.object({ before: orderNumber.optional().catch(undefined) }))
    .query(({ ctx, input }) => listOrders(ctx, input)),

  find: buyerProcedure.input(orderSearch).mutation(({ ctx, input: { orderId, contact } }) =>
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
