import type { ProcedureEndpoint } from '@jembatan/http/endpoints'
import { initTRPC } from '@trpc/server'
import { limitActs, limitNewPasswords, limitSaves, limitSignUps, limitUploads } from '../account/limit-accounts'
import { ACTS, NEW_PASSWORDS, SAVES, SIGN_UPS, UPLOADS } from '../account/limits'
import { limitComplaints, limitNotices, limitTicketLookUps } from '../complaints/limit-complaints'
import { COMPLAINTS, NOTICES, TICKET_LOOK_UPS } from '../complaints/limits'
import type { Context, MemberContext } from '../context'

const limits = initTRPC.meta<Pick<ProcedureEndpoint, 'limits'>>()
const ofAddress = limits.context<Pick<Context, 'db' | 'address'>>().create().procedure
const ofMember = limits.context<Pick<MemberContext, 'db' | 'memberId'>>().create().procedure

/**
 * Limits on calls. A procedure adds one with `concat`, which declares it in `meta` and counts
 * calls. After `.input`, so that malformed calls do not count. A limit that depends on what a verb
 * finds is counted by the verb.
 */
export const limited = {
  acts: ofMember.meta({ limits: [ACTS] }).use(({ ctx, next }) => limitActs(ctx).then(() => next())),
  complaints: ofAddress.meta({ limits: [COMPLAINTS] }).use(({ ctx, next }) => limitComplaints(ctx).then(() => next())),
  newPasswords: ofAddress
    .meta({ limits: [NEW_PASSWORDS] })
    .use(({ ctx, next }) => limitNewPasswords(ctx).then(() => next())),
  notices: ofAddress.meta({ limits: [NOTICES] }).use(({ ctx, next }) => limitNotices(ctx).then(() => next())),
  saves: ofMember.meta({ limits: [SAVES] }).use(({ ctx, next }) => limitSaves(ctx).then(() => next())),
  signUps: ofAddress.meta({ limits: [SIGN_UPS] }).use(({ ctx, next }) => limitSignUps(ctx).then(() => next())),
  ticketLookUps: ofAddress
    .meta({ limits: [TICKET_LOOK_UPS] })
    .use(({ ctx, next }) => limitTicketLookUps(ctx).then(() => next())),
  uploads: ofMember.meta({ limits: [UPLOADS] }).use(({ ctx, next }) => limitUploads(ctx).then(() => next())),
}
