import { fileComplaint } from '../complaints/file-complaint'
import { findComplaint } from '../complaints/find-complaint'
import { complaint, ticketLookUp } from '../complaints/input'
import { fileAppeal, showNotice } from '../moderation/appeal'
import { appeal, ofNotice } from '../moderation/input'
import { limited } from './limited'
import { procedure, router } from './procedure'

/** Complaints and appeals against takedowns, with or without an account. */
export const complaints = router({
  file: procedure
    .input(complaint)
    .concat(limited.complaints)
    .mutation(({ ctx, input }) => fileComplaint(ctx, input)),

  find: procedure
    .input(ticketLookUp)
    .concat(limited.ticketLookUps)
    .query(({ ctx, input }) => findComplaint(ctx, input)),

  notice: procedure
    .input(ofNotice)
    .concat(limited.notices)
    .query(({ ctx, input }) => showNotice(ctx, input)),

  appeal: procedure
    .input(appeal)
    .concat(limited.notices)
    .mutation(({ ctx, input }) => fileAppeal(ctx, input)),
})
