import { z } from 'zod'
import { fileComplaint } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { complaint, ticketLookUp } from '../complaints/input'
import { limitComplaints, limitNotices, limitTicketLookUps } from '../complaints/limit-complaints'
import { fileAppeal, showNotice } from '../moderation/appeal'
import { appealText, noticeNumber } from '../moderation/input'
import { procedure, router } from './procedure'

const address = z.string()

/** For anybody, with or without an account: complaints, and appeals against takedowns. */
export const complaints = router({
  file: procedure.input(complaint.extend({ address })).mutation(async ({ ctx, input }) => {
    await limitComplaints(ctx, input)

    return fileComplaint(ctx, input)
  }),

  find: procedure.input(ticketLookUp.extend({ address })).query(async ({ ctx, input }) => {
    await limitTicketLookUps(ctx, input)

    return findComplaint(ctx, input)
  }),

  notice: procedure.input(z.object({ notice: noticeNumber, address })).query(async ({ ctx, input }) => {
    await limitNotices(ctx, input)

    return showNotice(ctx, input)
  }),

  appeal: procedure
    .input(z.object({ notice: noticeNumber, text: appealText, address }))
    .mutation(async ({ ctx, input }) => {
      await limitNotices(ctx, input)

      return fileAppeal(ctx, input)
    }),
})
