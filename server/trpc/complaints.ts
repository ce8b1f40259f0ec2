import { z } from 'zod'
import { parseFields } from '../account/member-fields'
import { fileComplaint } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { limitComplaints, limitNotices, limitTicketLookUps } from '../complaints/limit-complaints'
import { COMPLAINT_TOPICS } from '../complaints/limits'
import { fileAppeal, showNotice } from '../moderation/appeal'
import { procedure, router } from './procedure'

const complaintFields = z.object({
  topic: z.enum(COMPLAINT_TOPICS, 'topic_missing'),
  body: z.string().trim().min(20, 'complaint_too_short').max(2000, 'complaint_too_long'),
})

const appealFields = z.object({ text: z.string().trim().min(20, 'appeal_too_short').max(2000, 'appeal_too_long') })

/** Longer than anything that is taken; what is wrong within is said at its field. */
const typed = z.string().max(10_000)
const address = z.string()

/** For anybody, with or without an account: complaints, and appeals against takedowns. */
export const complaints = router({
  file: procedure.input(z.object({ topic: typed, body: typed, address })).mutation(async ({ ctx, input }) => {
    const fields = parseFields(complaintFields, input)
    await limitComplaints(ctx, input)

    return fileComplaint(ctx, fields)
  }),

  find: procedure
    .input(z.object({ number: z.string().max(100), secret: z.string().max(100), address }))
    .query(async ({ ctx, input }) => {
      await limitTicketLookUps(ctx, input)

      return findComplaint(ctx, input)
    }),

  notice: procedure.input(z.object({ notice: z.string().max(100), address })).query(async ({ ctx, input }) => {
    await limitNotices(ctx, input)

    return showNotice(ctx, input)
  }),

  appeal: procedure
    .input(z.object({ notice: z.string().max(100), text: typed, address }))
    .mutation(async ({ ctx, input }) => {
      const { text } = parseFields(appealFields, input)
      await limitNotices(ctx, input)

      return fileAppeal(ctx, { notice: input.notice, text })
    }),
})
