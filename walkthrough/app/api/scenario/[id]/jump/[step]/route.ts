import { controlOfSession } from '@/server/http/control'
import { unknownScenario, unknownStep } from '@/server/http/unknown'
import { findScript, readStep } from '@/server/scenario/find-script'
import { jumpTo } from '@/server/scenario/jump-to'
import { openScene } from '@/server/scenario/scene'
import { keepScene } from '@/server/session/sessions'

type Context = { params: Promise<{ id: string; step: string }> }

/** Prepares what a step leaves, by the same steps, and says where the presenter's window finds it. */
export const POST = (request: Request, { params }: Context) =>
  controlOfSession(request, async ({ systems, controls, session }) => {
    const { id, step } = await params
    const found = findScript(id)
    if (!found) return unknownScenario(id)
    const wanted = readStep(found.script, step)
    if (!wanted) return unknownStep(step, found.script)
    const scene = openScene(systems, controls)
    keepScene(session, scene)

    const jumped = await jumpTo(found.script.slice(0, wanted), scene)

    return Response.json(jumped, { status: jumped.ending.verdict === 'asExpected' ? 200 : 503 })
  })
