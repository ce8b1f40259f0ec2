import { refuse } from '@jembatan/platform/request'
import { getLanguage } from '@/i18n/get-words'
import { inSession } from '@/server/http/guards'
import { getStage, MOST_SESSIONS, StageFull } from '@/server/live-browser/stage'
import { streamStage } from '@/server/live-browser/stream-stage'

export const dynamic = 'force-dynamic'

/** What the presenter's buyer sees, as it changes. The first to ask starts the browser. */
export const GET = (request: Request) =>
  inSession(request, async ({ session: { id, ending } }) => {
    const stage = getStage()
    if (!stage) return refuse(request, 503, 'stage_no_browser')
    const entered = await stage.enter(id, await getLanguage()).catch(orFull)
    if (entered instanceof StageFull) return refuse(request, 409, 'stage_full', { sessions: MOST_SESSIONS })
    const onChange = () => stage.count(id)
    const signal = AbortSignal.any([request.signal, ending.signal])

    return new Response(streamStage({ session: entered, signal, onChange }), {
      headers: { 'content-type': 'application/octet-stream', 'x-accel-buffering': 'no' },
    })
  })

function orFull(error: unknown) {
  if (error instanceof StageFull) return error
  throw error
}
