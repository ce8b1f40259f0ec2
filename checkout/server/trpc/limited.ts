import type { ProcedureEndpoint } from '@jembatan/http/endpoints'
import { initTRPC } from '@trpc/server'
import { limitActs, limitSignUps } from '../account/limit-accounts'
import { ACTS, SIGN_UPS } from '../account/limits'
import { limitBuyerComplaints, limitBuyerTickets } from '../complaints/limit-buyers'
import { COMPLAINTS, TICKETS } from '../complaints/limits'
import type { Context, TimelessBuyer } from '../context'
import { limitReturns } from '../returns/limit-returns'
import { RETURNS } from '../returns/limits'
import { limitReviews } from '../review/limit-reviews'
import { REVIEWS } from '../review/limits'

const limits = initTRPC.meta<Pick<ProcedureEndpoint, 'limits'>>()
const ofAddress = limits.context<Pick<Context, 'db' | 'address'>>().create().procedure
const ofBrowser = limits.context<TimelessBuyer>().create().procedure

/**
 * Rate limits of procedures. A procedure adds one by `concat`, which also declares it in `meta`;
 * after `.input`, malformed calls do not count. A limit that depends on a look-up is counted by the
 * verb.
 */
export const limited = {
  acts: ofBrowser.meta({ limits: [ACTS] }).use(({ ctx, next }) => limitActs(ctx).then(() => next())),
  complaints: ofAddress
    .meta({ limits: [COMPLAINTS] })
    .use(({ ctx, next }) => limitBuyerComplaints(ctx).then(() => next())),
  returns: ofBrowser.meta({ limits: [RETURNS] }).use(({ ctx, next }) => limitReturns(ctx).then(() => next())),
  reviews: ofAddress.meta({ limits: [REVIEWS] }).use(({ ctx, next }) => limitReviews(ctx).then(() => next())),
  signUps: ofAddress.meta({ limits: [SIGN_UPS] }).use(({ ctx, next }) => limitSignUps(ctx).then(() => next())),
  tickets: ofAddress.meta({ limits: [TICKETS] }).use(({ ctx, next }) => limitBuyerTickets(ctx).then(() => next())),
}
