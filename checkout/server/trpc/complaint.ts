import { z } from 'zod'
import { fileComplaint, fileForOrder } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { complaint, complaintOfOrder, ticket } from '../complaints/input'
import { readOwnComplaintPhoto } from '../complaints/read-photo'
import { limited } from './limited'
import { buyerProcedure, photoFolder, publicProcedure, router } from './procedure'

export const complaintRouter = router({
  file: publicProcedure
    .input(complaint)
    .concat(limited.complaints)
    .mutation(({ ctx, input }) => fileComplaint(ctx, input)),

  /** Files a complaint about an order of this session, which then shows the ticket. */
  fileForOrder: buyerProcedure
    .input(complaintOfOrder)
    .concat(limited.complaints)
    .use(photoFolder)
    .mutation(({ ctx, input }) => fileForOrder(ctx, input)),

  photo: buyerProcedure
    .input(z.object({ number: z.string().max(20), position: z.int32().positive() }))
    .use(photoFolder)
    .query(({ ctx, input }) => readOwnComplaintPhoto(ctx, input)),

  find: publicProcedure
    .input(ticket)
    .concat(limited.tickets)
    .mutation(({ ctx, input }) => findComplaint(ctx, input)),
})
