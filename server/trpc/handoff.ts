import { z } from 'zod'
import { newTallies } from '../audit/record-often'
import { breakDeparture } from '../demo/break-departure'
import { getIssuer } from '../handoff/issuer'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { departureLimits, limitDepartures } from '../handoff/limit-departures'
import { noteRefusal } from '../handoff/note-refusal'
import { startHandoff } from '../handoff/start-handoff'
import { procedure, router } from './procedure'
import { promotionRef } from './promotion'

const limits = departureLimits()
const tallies = newTallies()

const departure = procedure
  .input(promotionRef.extend({ viewer: z.string(), address: z.string() }))
  .use(async ({ next, input: { viewer, address, ...promotion } }) => {
    await limitDepartures(limits, { viewer, address })

    return next({ ctx: { promotion } })
  })

export const handoff = router({
  start: departure.mutation(async ({ ctx: { promotion, ...ctx }, input: { viewer } }) => {
    const issuer = await getIssuer()
    const departed = await startHandoff({ ...ctx, ...issuer, ...promotion })

    return breakDeparture(departed, { ...issuer, ...promotion, viewer, log: ctx.log })
  }),

  plainLink: departure.mutation(({ ctx: { promotion, ...ctx } }) => leaveByPlainLink({ ...ctx, ...promotion })),

  noteRefusal: procedure
    .input(z.object({ reason: z.string(), method: z.enum(['GET', 'POST']), status: z.number().int() }))
    .mutation(({ ctx, input }) => noteRefusal(tallies, { ...ctx, ...input })),
})
