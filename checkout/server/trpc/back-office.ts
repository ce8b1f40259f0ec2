import { z } from 'zod'
import { describeLabel } from '../back-office/describe-label'
import * as input from '../back-office/input'
import { listAlarms } from '../back-office/list-alarms'
import { COMPLAINT_FILTERS, listComplaints } from '../back-office/list-complaints'
import { listOrders, ORDER_FILTERS } from '../back-office/list-orders'
import { listPayouts } from '../back-office/list-payouts'
import { listPostings } from '../back-office/list-postings'
import { listRefunds, REFUND_FILTERS } from '../back-office/list-refunds'
import { listReturns, RETURN_FILTERS, readReturnPhoto } from '../back-office/list-returns'
import { listReviews, REVIEW_FILTERS } from '../back-office/list-reviews'
import { listSettlements } from '../back-office/list-settlements'
import { listShops } from '../back-office/list-shops'
import { listWaitingRooms } from '../back-office/list-waiting-rooms'
import { endAllSessions, endSession } from '../back-office/operator-sessions'
import { showOrder } from '../back-office/show-order'
import { signIn } from '../back-office/sign-in'
import { summarizeBackOffice } from '../back-office/summarize'
import { closeShop, reopenShop } from '../catalogue/close-shop'
import { endPromo } from '../catalogue/end-promo'
import { ofPromo, ofShop } from '../catalogue/input'
import { answerComplaint } from '../complaints/answer-complaint'
import { complaintAnswer } from '../complaints/input'
import { readComplaintPhoto } from '../complaints/read-photo'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { advanceParcels } from '../fulfilment/advance-parcels'
import { handOver, refuseAtDoor } from '../fulfilment/collect-cash'
import { parcelStep, parcels, parcelsStep } from '../fulfilment/input'
import { trialBalance } from '../ledger/trial-balance'
import { ofOrder, orderNumber } from '../order/input'
import { transfer } from '../payout/input'
import { readOldShopDebt, receiveFromOldShop } from '../payout/receive-from-old-shop'
import { closeManualRefund } from '../refund/close-manual-refund'
import { refundClosing, refundRequest } from '../refund/input'
import { previewRefund, requestRefund } from '../refund/request-refund'
import { acceptReturn, previewReturn, refuseReturn } from '../returns/answer-return'
import { returnAcceptance, returnPreview, returnRefusal } from '../returns/input'
import { answerReview } from '../review/answer-review'
import { reviewAnswer } from '../review/input'
import { importSettlement } from '../settlement/import-settlement'
import { report } from '../settlement/input'
import { changeRoom } from '../waiting-room/change-room'
import { roomSettings } from '../waiting-room/input'
import { blockedGoodsRouter } from './blocked-goods'
import { operatorProcedure } from './operator-procedure'
import { backOfficeKey, photoFolder, publicProcedure, router } from './procedure'
import { quarantineRouter } from './quarantine'

export const backOfficeRouter = router({
  signIn: publicProcedure
    .input(input.signIn)
    .use(backOfficeKey)
    .mutation(({ ctx, input }) => signIn(ctx, input)),

  signOut: publicProcedure
    .use(backOfficeKey)
    .mutation(({ ctx }) => endSession(ctx, { key: ctx.backOfficeKey, token: ctx.operatorSession })),

  endAllSessions: operatorProcedure.mutation(({ ctx }) => endAllSessions(ctx)),

  summary: operatorProcedure.query(({ ctx }) => summarizeBackOffice(ctx)),

  refunds: operatorProcedure
    .input(z.object({ show: z.enum(REFUND_FILTERS) }))
    .query(({ ctx, input }) => listRefunds(ctx, input)),

  closeRefund: operatorProcedure.input(refundClosing).mutation(({ ctx, input }) => closeManualRefund(ctx, input)),

  previewRefund: operatorProcedure.input(ofOrder).query(({ ctx, input }) => previewRefund(ctx, input)),

  giveBack: operatorProcedure
    .input(refundRequest)
    .mutation(({ ctx, input }) => requestRefund(ctx, { ...input, reason: 'desk' })),

  orders: operatorProcedure
    .input(z.object({ show: z.enum(ORDER_FILTERS), number: orderNumber.optional() }))
    .query(({ ctx, input }) => listOrders(ctx, input)),

  order: operatorProcedure.input(ofOrder).query(({ ctx, input }) => showOrder(ctx, input)),

  labels: operatorProcedure
    .input(parcels)
    .query(({ ctx, input }) => Promise.all(input.parcels.map((parcel) => describeLabel(ctx, parcel)))),

  advanceAll: operatorProcedure.input(parcelsStep).mutation(({ ctx, input }) => advanceParcels(ctx, input)),

  advance: operatorProcedure.input(parcelStep).mutation(({ ctx, input }) => advanceFulfilment(ctx, input)),

  refuseAtDoor: operatorProcedure.input(ofOrder).mutation(({ ctx, input }) => refuseAtDoor(ctx, input)),

  handOverCash: operatorProcedure.input(ofOrder).mutation(({ ctx, input }) => handOver(ctx, input)),

  returns: operatorProcedure
    .input(z.object({ show: z.enum(RETURN_FILTERS) }))
    .query(({ ctx, input }) => listReturns(ctx, input)),

  previewReturn: operatorProcedure.input(returnPreview).query(({ ctx, input }) => previewReturn(ctx, input)),

  acceptReturn: operatorProcedure.input(returnAcceptance).mutation(({ ctx, input }) => acceptReturn(ctx, input)),

  refuseReturn: operatorProcedure.input(returnRefusal).mutation(({ ctx, input }) => refuseReturn(ctx, input)),

  returnPhoto: operatorProcedure
    .input(z.object({ returnId: z.int32(), position: z.int32() }))
    .use(photoFolder)
    .query(({ ctx, input }) => readReturnPhoto(ctx, input)),

  complaints: operatorProcedure
    .input(z.object({ show: z.enum(COMPLAINT_FILTERS) }))
    .query(({ ctx, input }) => listComplaints(ctx, input)),

  complaintPhoto: operatorProcedure
    .input(z.object({ number: z.string().max(20), position: z.int32() }))
    .use(photoFolder)
    .query(({ ctx, input }) => readComplaintPhoto(ctx, input)),

  answerComplaint: operatorProcedure.input(complaintAnswer).mutation(({ ctx, input }) => answerComplaint(ctx, input)),

  reviews: operatorProcedure
    .input(z.object({ show: z.enum(REVIEW_FILTERS), before: z.int().positive().optional() }))
    .query(({ ctx, input }) => listReviews(ctx, input)),

  answerReview: operatorProcedure.input(reviewAnswer).mutation(({ ctx, input }) => answerReview(ctx, input)),

  shops: operatorProcedure.query(({ ctx }) => listShops(ctx)),

  closeShop: operatorProcedure.input(ofShop).mutation(({ ctx, input }) => closeShop(ctx, input)),

  reopenShop: operatorProcedure.input(ofShop).mutation(({ ctx, input }) => reopenShop(ctx, input)),

  endPromo: operatorProcedure.input(ofPromo).mutation(({ ctx, input }) => endPromo(ctx, input)),

  waitingRooms: operatorProcedure.query(({ ctx }) => listWaitingRooms(ctx)),

  changeWaitingRoom: operatorProcedure
    .input(roomSettings)
    // By the machine's time, which waiting buyers use even in a demo.
    .mutation(({ ctx, input }) => changeRoom({ ...ctx, now: new Date() }, input)),

  quarantine: quarantineRouter,

  blockedGoods: blockedGoodsRouter,

  balance: operatorProcedure.query(({ ctx }) => trialBalance(ctx)),

  postings: operatorProcedure
    .input(z.object({ orderId: orderNumber.optional() }))
    .query(({ ctx, input }) => listPostings(ctx, input)),

  settlements: operatorProcedure.query(({ ctx }) => listSettlements(ctx)),

  importSettlement: operatorProcedure.input(report).mutation(({ ctx, input }) => importSettlement(ctx, input)),

  payouts: operatorProcedure.query(({ ctx }) => listPayouts(ctx)),

  oldShopDebt: operatorProcedure.query(({ ctx }) => readOldShopDebt(ctx)),

  receiveFromOldShop: operatorProcedure.input(transfer).mutation(({ ctx, input }) => receiveFromOldShop(ctx, input)),

  alarms: operatorProcedure.query(({ ctx }) => listAlarms(ctx)),
})
