import { z } from 'zod'
import { listAlarms } from '../back-office/list-alarms'
import { COMPLAINT_FILTERS, listComplaints } from '../back-office/list-complaints'
import { listOrders, ORDER_FILTERS } from '../back-office/list-orders'
import { listPayouts } from '../back-office/list-payouts'
import { listPostings } from '../back-office/list-postings'
import { listRefunds, REFUND_FILTERS } from '../back-office/list-refunds'
import { listReturns, RETURN_FILTERS, readReturnPhoto } from '../back-office/list-returns'
import { listSettlements } from '../back-office/list-settlements'
import { listShops } from '../back-office/list-shops'
import { listWaitingRooms } from '../back-office/list-waiting-rooms'
import { endAllSessions, endSession } from '../back-office/operator-sessions'
import { signIn } from '../back-office/sign-in'
import { summarizeBackOffice } from '../back-office/summarize'
import { closeShop, reopenShop } from '../catalogue/close-shop'
import { endPromo } from '../catalogue/end-promo'
import { answerComplaint } from '../complaints/answer-complaint'
import { readComplaintPhoto } from '../complaints/read-photo'
import { getEnvironment } from '../environment'
import { advanceFulfilment, FULFILMENT_STEPS } from '../fulfilment/advance-fulfilment'
import { handOver, refuseAtDoor } from '../fulfilment/collect-cash'
import { trialBalance } from '../ledger/trial-balance'
import { orderNumber } from '../order/access/order-number'
import { readFormerShopDebt, receiveFromFormerShop } from '../payout/receive-from-former-shop'
import { closeManualRefund } from '../refund/close-manual-refund'
import { previewRefund, requestRefund } from '../refund/request-refund'
import { acceptReturn, previewReturn, refuseReturn } from '../returns/answer-return'
import { importSettlement } from '../settlement/import-settlement'
import { changeRoom } from '../waiting-room/change-room'
import { blockedGoodsRouter } from './blocked-goods'
import { operatorProcedure } from './operator-procedure'
import { publicProcedure, router } from './procedure'
import { quarantineRouter } from './quarantine'

const LONGEST_REPORT = 2_000_000

export const backOfficeRouter = router({
  signIn: publicProcedure.input(z.object({ key: z.string().max(1000) })).mutation(({ ctx, input }) =>
    signIn(ctx.db, {
      ...{ key: input.key, backOfficeKey: getEnvironment().PASAR_BACK_OFFICE_KEY },
      ...{ address: ctx.address, now: ctx.now },
    }),
  ),

  signOut: publicProcedure.mutation(({ ctx }) =>
    endSession({ ...ctx, key: getEnvironment().PASAR_BACK_OFFICE_KEY, token: ctx.operatorSession }),
  ),

  endAllSessions: operatorProcedure.mutation(({ ctx }) => endAllSessions(ctx)),

  summary: operatorProcedure.query(({ ctx }) => summarizeBackOffice(ctx.db, ctx.now)),

  refunds: operatorProcedure
    .input(z.object({ show: z.enum(REFUND_FILTERS) }))
    .query(({ ctx, input }) => listRefunds(ctx.db, input)),

  closeRefund: operatorProcedure
    .input(z.object({ refundId: z.uuid(), reference: z.string().trim().min(4).max(64) }))
    .mutation(({ ctx, input }) => closeManualRefund(ctx.db, { ...input, now: ctx.now })),

  previewRefund: operatorProcedure
    .input(z.object({ orderId: orderNumber }))
    .query(({ ctx, input }) => previewRefund(ctx.db, input)),

  /** `requestKey`: of the form as it was drawn, so that it gives back once. */
  giveBack: operatorProcedure
    .input(z.object({ orderId: orderNumber, amount: z.int32().positive(), requestKey: z.uuid() }))
    .mutation(({ ctx, input }) => requestRefund(ctx.db, { ...input, reason: 'desk', now: ctx.now })),

  orders: operatorProcedure
    .input(z.object({ show: z.enum(ORDER_FILTERS), number: orderNumber.optional() }))
    .query(({ ctx, input }) => listOrders(ctx.db, input)),

  advance: operatorProcedure
    .input(z.object({ orderId: orderNumber, shopId: z.string().max(64), to: z.enum(FULFILMENT_STEPS) }))
    .mutation(({ ctx, input }) => advanceFulfilment(ctx.db, { ...input, now: ctx.now })),

  refuseAtDoor: operatorProcedure
    .input(z.object({ orderId: orderNumber }))
    .mutation(({ ctx, input }) => refuseAtDoor(ctx.db, { ...input, now: ctx.now })),

  handOverCash: operatorProcedure
    .input(z.object({ orderId: orderNumber }))
    .mutation(({ ctx, input }) => handOver(ctx.db, { ...input, now: ctx.now })),

  returns: operatorProcedure
    .input(z.object({ show: z.enum(RETURN_FILTERS) }))
    .query(({ ctx, input }) => listReturns(ctx.db, { ...input, now: ctx.now })),

  previewReturn: operatorProcedure
    .input(z.object({ returnId: z.int32() }))
    .query(({ ctx, input }) => previewReturn(ctx.db, input)),

  acceptReturn: operatorProcedure
    .input(z.object({ returnId: z.int32(), restock: z.boolean() }))
    .mutation(({ ctx, input }) => acceptReturn(ctx.db, { ...input, now: ctx.now })),

  refuseReturn: operatorProcedure
    .input(z.object({ returnId: z.int32(), answer: z.string().trim().min(10).max(1000) }))
    .mutation(({ ctx, input }) => refuseReturn(ctx.db, { ...input, now: ctx.now })),

  returnPhoto: operatorProcedure
    .input(z.object({ returnId: z.int32(), position: z.int32() }))
    .query(({ ctx, input }) => readReturnPhoto(ctx.db, { ...input, directory: getEnvironment().PASAR_PHOTO_FOLDER })),

  complaints: operatorProcedure
    .input(z.object({ show: z.enum(COMPLAINT_FILTERS) }))
    .query(({ ctx, input }) => listComplaints(ctx.db, { ...input, now: ctx.now })),

  complaintPhoto: operatorProcedure
    .input(z.object({ number: z.string().max(20), position: z.int32() }))
    .query(({ ctx, input }) =>
      readComplaintPhoto(ctx.db, { ...input, directory: getEnvironment().PASAR_PHOTO_FOLDER }),
    ),

  answerComplaint: operatorProcedure
    .input(z.object({ number: z.string().max(20), answer: z.string().trim().min(10).max(2000) }))
    .mutation(({ ctx, input }) => answerComplaint(ctx.db, { ...input, now: ctx.now })),

  shops: operatorProcedure.query(({ ctx }) => listShops(ctx.db)),

  closeShop: operatorProcedure
    .input(z.object({ shopId: z.string().max(64) }))
    .mutation(({ ctx, input }) => closeShop(ctx.db, { ...input, now: ctx.now })),

  reopenShop: operatorProcedure
    .input(z.object({ shopId: z.string().max(64) }))
    .mutation(({ ctx, input }) => reopenShop(ctx.db, { ...input, now: ctx.now })),

  endPromo: operatorProcedure
    .input(z.object({ promoId: z.int32() }))
    .mutation(({ ctx, input }) => endPromo(ctx.db, { ...input, now: ctx.now })),

  waitingRooms: operatorProcedure.query(({ ctx }) => listWaitingRooms(ctx.db)),

  changeWaitingRoom: operatorProcedure
    .input(
      z.object({
        id: z.string().trim().min(1).max(64),
        mode: z.enum(['closed', 'automatic', 'open']),
        mostActive: z.number().int().min(1).max(1_000_000),
        mostAMinute: z.number().int().min(1).max(1_000_000),
      }),
    )
    // By the machine's time: whoever waits does so outside of a demo's.
    .mutation(({ ctx, input }) => changeRoom(ctx.db, { ...input, operator: ctx.operator, now: new Date() })),

  quarantine: quarantineRouter,

  blockedGoods: blockedGoodsRouter,

  balance: operatorProcedure.query(({ ctx }) => trialBalance(ctx.db)),

  postings: operatorProcedure
    .input(z.object({ orderId: orderNumber.optional() }))
    .query(({ ctx, input }) => listPostings(ctx.db, input)),

  settlements: operatorProcedure.query(({ ctx }) => listSettlements(ctx.db)),

  importSettlement: operatorProcedure
    .input(z.object({ csv: z.string().max(LONGEST_REPORT) }))
    .mutation(({ ctx, input }) => importSettlement(ctx.db, { ...input, now: ctx.now })),

  payouts: operatorProcedure.query(({ ctx }) => listPayouts(ctx.db)),

  formerShopDebt: operatorProcedure.query(({ ctx }) => readFormerShopDebt(ctx.db)),

  receiveFromFormerShop: operatorProcedure
    .input(z.object({ reference: z.string().trim().min(4).max(64), amount: z.number().int().positive() }))
    .mutation(({ ctx, input }) => receiveFromFormerShop(ctx.db, { ...input, now: ctx.now })),

  alarms: operatorProcedure.query(({ ctx }) => listAlarms(ctx.db)),
})
