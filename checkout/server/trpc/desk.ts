import { z } from 'zod'
import { listAlarms } from '../desk/list-alarms'
import { listDeskOrders, ORDER_FILTERS } from '../desk/list-orders'
import { listPayouts } from '../desk/list-payouts'
import { listPostings } from '../desk/list-postings'
import { listRefunds, REFUND_FILTERS } from '../desk/list-refunds'
import { listSettlements } from '../desk/list-settlements'
import { isPassValid } from '../desk/pass'
import { signIn } from '../desk/sign-in'
import { summarizeDesk } from '../desk/summarize'
import { getEnvironment } from '../environment'
import { DomainError } from '../errors'
import { trialBalance } from '../ledger/trial-balance'
import { advanceFulfilment } from '../order/advance-fulfilment'
import { orderNumber } from '../order/order-number'
import { closeManualRefund } from '../refund/close-manual-refund'
import { importSettlement } from '../settlement/import-settlement'
import { publicProcedure, router } from './init'

/** For the shop's own people: whoever shows a pass that the desk's key made. */
const deskProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const { PASAR_DESK_KEY } = getEnvironment()
  if (!(await isPassValid(PASAR_DESK_KEY, { pass: ctx.deskPass, now: ctx.now })))
    throw new DomainError('forbidden', 'desk_closed', 'the desk is open to whoever signed in')

  return next()
})

const LONGEST_REPORT = 2_000_000

export const deskRouter = router({
  // `address` is looked at for limits only.
  signIn: publicProcedure
    .input(z.object({ key: z.string().max(1000), address: z.string() }))
    .mutation(({ ctx, input }) => signIn(ctx.db, { ...input, deskKey: getEnvironment().PASAR_DESK_KEY, now: ctx.now })),

  summary: deskProcedure.query(({ ctx }) => summarizeDesk(ctx.db, ctx.now)),

  refunds: deskProcedure
    .input(z.object({ show: z.enum(REFUND_FILTERS) }))
    .query(({ ctx, input }) => listRefunds(ctx.db, input)),

  closeRefund: deskProcedure
    .input(z.object({ refundId: z.uuid(), reference: z.string().trim().min(4).max(64) }))
    .mutation(({ ctx, input }) => closeManualRefund(ctx.db, { ...input, now: ctx.now })),

  orders: deskProcedure
    .input(z.object({ show: z.enum(ORDER_FILTERS), number: orderNumber.optional() }))
    .query(({ ctx, input }) => listDeskOrders(ctx.db, input)),

  advance: deskProcedure
    .input(z.object({ orderId: orderNumber, to: z.enum(['packed', 'shipped', 'arrived']) }))
    .mutation(({ ctx, input }) => advanceFulfilment(ctx.db, { ...input, now: ctx.now })),

  balance: deskProcedure.query(({ ctx }) => trialBalance(ctx.db)),

  postings: deskProcedure
    .input(z.object({ orderId: orderNumber.optional() }))
    .query(({ ctx, input }) => listPostings(ctx.db, input)),

  settlements: deskProcedure.query(({ ctx }) => listSettlements(ctx.db)),

  importSettlement: deskProcedure
    .input(z.object({ csv: z.string().max(LONGEST_REPORT) }))
    .mutation(({ ctx, input }) => importSettlement(ctx.db, { ...input, now: ctx.now })),

  payouts: deskProcedure.query(({ ctx }) => listPayouts(ctx.db)),

  alarms: deskProcedure.query(({ ctx }) => listAlarms(ctx.db)),
})
