import { z } from 'zod'
import { getIssuer } from '../handoff/issuer'
import { departureLimits, limitDepartures } from '../handoff/limit-departures'
import { startHandoff } from '../handoff/start-handoff'
import { procedure, router } from './procedure'
import { promoId } from './promotion'

const limits = departureLimits()

export const handoff = router({
  destination: procedure.query(async () => {
    const { audience } = await getIssuer()

    return { origin: audience, host: new URL(audience).host }
  }),

  start: procedure
    .input(z.object({ promoId, viewer: z.string(), address: z.string() }))
    .mutation(async ({ ctx, input: { promoId, ...departing } }) => {
      await limitDepartures(limits, departing)

      return startHandoff({ ...ctx, ...(await getIssuer()), promoId })
    }),
})
