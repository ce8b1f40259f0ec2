import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { inSession } from '@/server/http/guards'
import { getStage } from '@/server/live-browser/stage'
import { SYSTEM_NAMES } from '@/server/systems/systems'

const input = z.strictObject({ system: z.enum(SYSTEM_NAMES) })

/** Brings the presenter's buyer to the first page of a system. */
export const POST = (request: Request) =>
  inSession(request, async ({ session: { id } }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { system: SYSTEM_NAMES })
    const live = getStage()?.find(id)
    if (!live) return refuse(request, 409, 'stage_closed')
    await live.open(parsed.data.system)

    return new Response(null, { status: 204 })
  })
