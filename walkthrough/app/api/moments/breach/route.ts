import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { ControlUnavailable } from '@/server/controls/controls'
import { inSession } from '@/server/http/guards'
import { readBreaches, setBreach } from '@/server/moments/breaches'
import { BREACHES } from '@/server/scenario/definitions/breach'

const names = BREACHES.map(({ name }) => name)
const input = z.union([z.object({ look: z.literal(true) }), z.object({ name: z.enum(names), broken: z.boolean() })])

/** Breaks a rule or restores it, and says which are broken now; or only says that. */
export const POST = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    if ('name' in parsed.data) {
      const { name, broken } = parsed.data
      const obeyed = await setBreach(controls, name, broken).catch((error: unknown) => {
        if (error instanceof ControlUnavailable) return false
        throw error
      })
      if (!obeyed) return refuse(request, 503, 'control_down')
    }

    return Response.json({ breaches: await readBreaches(controls) })
  })
