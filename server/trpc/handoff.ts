import { newThrottle } from '@jembatan/audit-log'
import { z } from 'zod'
import { composedDeparture } from '../composition/departure'
import { getIssuer } from '../handoff/issuer'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { departureLimits, limitDepartures } from '../handoff/limit-departures'
import { REFUSAL_REASONS, recordRefusal } from '../handoff/record-refusal'
import { procedure, router } from './procedure'
import { promotionRef } from './promotion'

const limits = departureLimits()
const throttle = newThrottle()

const departure = procedure
  .input(promotionRef.extend({ viewer: z.string(), address: z.string() }))
  .use(async ({ next, input: { viewer, address, ...promotion } }) => {
    await limitDepartures(limits, { viewer, address })

    return next({ ctx: { promotion } })
  })

export const handoff = router({
  start: departure.mutation(async ({ ctx: { promotion, db, shops, now, log }, input: { viewer } }) =>
    composedDeparture()({ db, shops, now, ...(await getIssuer()), ...promotion }, { viewer, log }),
  ),

  plainLink: departure.mutation(({ ctx: { promotion, ...ctx } }) => leaveByPlainLink({ ...ctx, ...promotion })),

  recordRefusal: procedure
    .input(z.object({ reason: z.enum(REFUSAL_REASONS), method: z.enum(['GET', 'POST']), status: z.number().int() }))
    .mutation(({ ctx, input }) => recordRefusal(throttle, { ...ctx, ...input })),
})
