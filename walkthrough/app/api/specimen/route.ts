import { control } from '@/server/http/control'
import { mintSpecimen, NoSpecimen } from '@/server/specimen/mint-specimen'
import { hostOf } from '@/server/system/host-of'

/** A specimen of the lens's own: the trails hold claims, never a token that could be used. */
export const POST = (request: Request) =>
  control(request, async ({ ramai }) => {
    try {
      return Response.json({ token: await mintSpecimen({ ramai: ramai.address, host: hostOf(ramai) }) })
    } catch (error) {
      if (error instanceof NoSpecimen) return Response.json({ why: error.why }, { status: 503 })
      throw error
    }
  })
