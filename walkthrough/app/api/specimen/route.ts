import { refuse } from '@jembatan/platform/request'
import { inSession } from '@/server/http/guards'
import { mintSpecimen, SpecimenUnavailable } from '@/server/specimen/mint-specimen'
import { hostOf } from '@/server/systems/systems'

/** A specimen of the lens's own: the audit logs hold claims, never a token that could be used. */
export const POST = (request: Request) =>
  inSession(request, async ({ systems: { ramai } }) => {
    try {
      return Response.json({ token: await mintSpecimen({ ramai: ramai.address, host: hostOf(ramai) }) })
    } catch (error) {
      if (error instanceof SpecimenUnavailable) return refuse(request, 503, `specimen_${error.why}`)
      throw error
    }
  })
