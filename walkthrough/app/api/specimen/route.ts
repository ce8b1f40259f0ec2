import { inSession } from '@/server/http/guards'
import { mintSpecimen, SpecimenUnavailable } from '@/server/specimen/mint-specimen'
import { hostOf } from '@/server/systems/systems'

/** A specimen of the lens's own: the audit logs hold claims, never a token that could be used. */
export const POST = (request: Request) =>
  inSession(request, async ({ systems: { ramai } }) => {
    try {
      return Response.json({ token: await mintSpecimen({ ramai: ramai.address, host: hostOf(ramai) }) })
    } catch (error) {
      if (error instanceof SpecimenUnavailable) return Response.json({ why: error.why }, { status: 503 })
      throw error
    }
  })
