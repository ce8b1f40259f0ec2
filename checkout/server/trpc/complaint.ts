import { z } from 'zod'
import { complaintTopic } from '@/db/schema'
import { fileComplaint } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { limitBuyerComplaints, limitBuyerTickets } from '../complaints/limit-buyers'
import { orderNumber } from '../order/access/order-number'
import { buyerProcedure, publicProcedure, router } from './init'

const complaint = z.object({
  topic: z.enum(complaintTopic.enumValues),
  body: z.string().trim().min(10).max(2000),
})

export const complaintRouter = router({
  file: publicProcedure.input(complaint).mutation(async ({ ctx, input }) => {
    await limitBuyerComplaints(ctx)

    return fileComplaint(ctx.db, { ...input, now: ctx.now })
  }),

  /** Of one's own order, which shows the ticket from then on. */
  fileForOrder: buyerProcedure
    .input(complaint.extend({ orderId: orderNumber }))
    .mutation(async ({ ctx, input: { orderId, ...input } }) => {
      await limitBuyerComplaints(ctx)

      return fileComplaint(ctx.db, { ...input, order: { orderId, sessionHash: ctx.sessionHash }, now: ctx.now })
    }),

  find: publicProcedure
    .input(z.object({ number: z.string().max(100), secret: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await limitBuyerTickets(ctx)

      return findComplaint(ctx.db, { ...input, now: ctx.now })
    }),
})
