import { z } from 'zod'
import { getIssuer } from '../handoff/issuer'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { departureLimits, limitDepartures } from '../handoff/limit-departures'
import { startHandoff } from '../handoff/start-handoff'
import { procedure, router } from './procedure'
import { promotionRef } from './promotion'

const limits = departureLimits()

const departure = procedure
  .input(promotionRef.extend({ viewer: z.string(), address: z.string() }))
  .use(async ({ next, input: { viewer, address, ...promotion } }) => {
    await limitDepartures(limits, { viewer, address })

    return next({ ctx: { promotion } })
  })

export const handoff = router({
  start: departure.mutation(async ({ ctx: { promotion, ...ctx } }) =>
    startHandoff({ ...ctx, ...(await getIssuer()), ...promotion }),
  ),

  plainLink: departure.mutation(({ ctx: { promotion, ...ctx } }) => leaveByPlainLink({ ...ctx, ...promotion })),
})
