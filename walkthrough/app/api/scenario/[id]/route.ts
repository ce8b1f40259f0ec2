import { controlOfSession } from '@/server/http/control'
import { streamLines } from '@/server/http/stream-lines'
import { unknownScenario } from '@/server/http/unknown'
import { findScript } from '@/server/scenario/find-script'
import { playScript, undo } from '@/server/scenario/play-script'
import { openScene, type Scene } from '@/server/scenario/scene'
import { keepScene } from '@/server/session/sessions'

type Context = { params: Promise<{ id: string }> }

/** Plays it from the beginning, and tells each step as it happens: one JSON a line. */
export const POST = (request: Request, { params }: Context) =>
  controlOfSession(request, async ({ systems, controls, session }) => {
    const { id } = await params
    const found = findScript(id)
    if (!found) return unknownScenario(id)
    const scene = openScene(systems, controls)
    keepScene(session, scene)

    return new Response(streamLines(tell(found, scene)), { headers: { 'content-type': 'application/x-ndjson' } })
  })

async function* tell({ id, script }: NonNullable<ReturnType<typeof findScript>>, scene: Scene) {
  try {
    yield { scenario: id, steps: script.length }
    yield* playScript(script, scene)
  } finally {
    await undo(scene)
  }
}
