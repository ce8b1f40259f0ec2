import { newThrottle } from '@jembatan/audit-log'
import { z } from 'zod'
import { composedDeparture } from '../composition/departure'
import { getIssuer } from '../handoff/issuer'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { departureLimits, limitDepartures } from '../handoff/limit-departures'
import { REFUSAL_REASONS, recordRefusal } from '../handoff/record-refusal'
import { countTap } from '../studio/figures'
import { procedure, router } from './procedure'
import { promotionRef } from './promotion'

const limits = departureLimits()
const throttle = newThrottle()

const departure = procedure
  .input(promotionRef.extend({ postId: z.string().max(64).optional(), viewer: z.string() }))
  .use(async ({ ctx: { address }, next, input: { viewer } }) => {
    await limitDepartures(limits, { viewer, address })

    return next()
  })

export const handoff = router({
  start: departure.mutation(async ({ ctx: { db, shops, now, log }, input: { viewer, shop, promoId, postId } }) => {
    const issuer = await getIssuer()
    const left = await composedDeparture()({ db, shops, now, ...issuer, shop, promoId }, { viewer, log })
    if (postId !== undefined) await countTap({ db, now }, { postId, shop, promoId })

    return left
  }),

  plainLink: departure.mutation(({ ctx, input }) => leaveByPlainLink(ctx, input)),

  recordRefusal: procedure
    .input(z.object({ reason: z.enum(REFUSAL_REASONS), method: z.enum(['GET', 'POST']), status: z.number().int() }))
    .mutation(({ ctx, input }) => recordRefusal({ ...ctx, throttle }, input)),
})
