import { z } from 'zod'
import { cancelOrder } from '../cancellation/cancel-order'
import { composedVerbs } from '../composition/verbs'
import { address } from '../delivery/input'
import { refuseOwnAtDoor } from '../fulfilment/collect-cash'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { parcel } from '../fulfilment/input'
import { moveOwnParcelOn } from '../fulfilment/move-parcel'
import { getInvoice } from '../invoice/get-invoice'
import { keepInvoiceFile, readInvoiceFile } from '../invoice/invoice-file'
import { findOrder } from '../order/access/find-order'
import { orderSearch } from '../order/access/input'
import { ORDER_TABS, ofOrder, orderNumber, orderPlacement } from '../order/input'
import { countOrders, listOrders } from '../order-view/list-orders'
import { watchProgress } from '../order-view/read-progress'
import { showOrder } from '../order-view/show-order'
import { chooseOtherMethod } from '../payment/attempt/choose-other-method'
import { resumePayment } from '../payment/attempt/resume-payment'
import { returnRequest } from '../returns/input'
import { readOwnPhoto } from '../returns/read-own-photo'
import { requestReturn } from '../returns/request-return'
import { reviewsOfOrder } from '../review/input'
import { writeReviews } from '../review/write-review'
import { correctOrder, readOrderAddress } from '../rights/correct-order'
import { limited } from './limited'
import {
  buyerProcedure,
  demoProcedure,
  ownSession,
  payingProcedure,
  photoFolder,
  router,
  timelessBuyerProcedure,
  timelessProcedure,
} from './procedure'

export const orderRouter = router({
  place: payingProcedure.input(orderPlacement).mutation(({ ctx, input }) => composedVerbs().checkOut(ctx, input)),

  openPayment: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => resumePayment(ctx, input)),

  chooseOtherMethod: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => chooseOtherMethod(ctx, input)),

  get: timelessBuyerProcedure
    .input(ofOrder)
    .query(({ ctx, input }) => showOrder({ ...ctx, ...composedVerbs() }, input)),

  /** The address, for its correction form. */
  address: buyerProcedure.input(ofOrder).query(({ ctx, input }) => readOrderAddress(ctx, input)),

  correct: buyerProcedure.input(ofOrder.extend({ address })).mutation(({ ctx, input }) => correctOrder(ctx, input)),

  cancel: payingProcedure.input(ofOrder).mutation(({ ctx, input }) => cancelOrder(ctx, input)),

  confirmReceipt: buyerProcedure.input(parcel).mutation(({ ctx, input }) => confirmReceipt(ctx, input)),

  moveParcelOn: demoProcedure.input(parcel).mutation(({ ctx, input }) => moveOwnParcelOn(ctx, input)),

  refuseAtDoor: demoProcedure.input(ofOrder).mutation(({ ctx, input }) => refuseOwnAtDoor(ctx, input)),

  invoice: buyerProcedure.input(ofOrder).query(({ ctx, input }) => getInvoice(ctx, input)),

  invoiceFile: buyerProcedure.input(ofOrder).query(({ ctx, input }) => readInvoiceFile(ctx, input)),

  keepInvoiceFile: buyerProcedure
    .input(ofOrder.extend({ file: z.instanceof(Blob) }))
    .mutation(({ ctx, input }) => keepInvoiceFile(ctx, input)),

  requestReturn: buyerProcedure
    .input(returnRequest)
    .concat(limited.returns)
    .use(photoFolder)
    .mutation(({ ctx, input }) => requestReturn(ctx, input)),

  review: buyerProcedure
    .input(reviewsOfOrder.extend({ language: z.enum(['id', 'en']) }))
    .concat(limited.reviews)
    .use(photoFolder)
    .mutation(({ ctx, input }) => writeReviews(ctx, input)),

  returnPhoto: buyerProcedure
    .input(z.object({ returnId: z.int32(), position: z.int32().positive() }))
    .use(photoFolder)
    .query(({ ctx, input }) => readOwnPhoto(ctx, input)),

  list: timelessProcedure
    .input(
      z.object({
        before: orderNumber.optional().catch(undefined),
        tab: z.enum(ORDER_TABS).optional().catch(undefined),
      }),
    )
    .query(({ ctx, input }) => listOrders(ctx, input)),

  counts: timelessProcedure.query(({ ctx }) => countOrders(ctx)),

  find: buyerProcedure.input(orderSearch).mutation(({ ctx, input }) => findOrder(ctx, input)),

  /** Yields the order's progress on each change; the page then reloads its data. */
  watch: buyerProcedure
    .input(ofOrder)
    .use(ownSession)
    .subscription(({ ctx, input, signal }) => watchProgress(ctx, input, signal)),
})
