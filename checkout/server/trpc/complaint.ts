import { z } from 'zod'
import { fileComplaint } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { complaint, complaintOfOrder, ticket } from '../complaints/input'
import { readOwnComplaintPhoto } from '../complaints/read-photo'
import { getEnvironment } from '../environment'
import { limited } from './limited'
import { buyerProcedure, publicProcedure, router } from './procedure'

export const complaintRouter = router({
  file: publicProcedure
    .input(complaint)
    .concat(limited.complaints)
    .mutation(({ ctx, input }) => fileComplaint(ctx.db, { ...input, now: ctx.now })),

  /** Of one's own order, which shows the ticket from then on. */
  fileForOrder: buyerProcedure
    .input(complaintOfOrder)
    .concat(limited.complaints)
    .mutation(async ({ ctx, input: { orderId, photos, ...input } }) => {
      const order = {
        ...{ orderId, sessionHash: ctx.sessionHash, directory: getEnvironment().PASAR_PHOTO_FOLDER },
        photos: await Promise.all(photos.map(async (photo) => new Uint8Array(await photo.arrayBuffer()))),
      }

      return fileComplaint(ctx.db, { ...input, order, now: ctx.now })
    }),

  photo: buyerProcedure
    .input(z.object({ number: z.string().max(20), position: z.int32().positive() }))
    .query(({ ctx: { db, sessionHash }, input }) =>
      readOwnComplaintPhoto(db, { ...input, sessionHash, directory: getEnvironment().PASAR_PHOTO_FOLDER }),
    ),

  find: publicProcedure
    .input(ticket)
    .concat(limited.tickets)
    .mutation(({ ctx, input }) => findComplaint(ctx, input)),
})
