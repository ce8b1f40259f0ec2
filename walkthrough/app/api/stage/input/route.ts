import { refuse } from '@jembatan/platform/request'
import { inSession } from '@/server/http/guards'
import { countInput } from '@/server/live-browser/count-input'
import { getStage } from '@/server/live-browser/stage'
import { MOST_EVENTS, stageInput } from '@/server/live-browser/stage-input'

/** What the presenter did in a frame, done in the browser. What was typed is logged nowhere. */
export const POST = (request: Request) =>
  inSession(request, async ({ session: { id } }) => {
    if (!(await countInput(id))) return refuse(request, 429, 'too_many_requests')
    const parsed = stageInput.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { events: [1, MOST_EVENTS] })
    const live = getStage()?.find(id)
    if (!live) return refuse(request, 409, 'stage_closed')
    await live.steer(parsed.data.events)

    return new Response(null, { status: 204 })
  })
