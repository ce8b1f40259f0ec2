import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { inSession } from '@/server/http/guards'
import { writeJsonLines } from '@/server/json-lines'
import { getStage } from '@/server/live-browser/stage'
import { findScenario, SCENARIOS } from '@/server/scenario/scenarios'
import { createContext } from '@/server/scenario/steps/context'
import { playScene } from '@/server/scene/play-scene'
import { openScenePace, PACES } from '@/server/scene/scene-pace'
import { addRun } from '@/server/session/sessions'

const input = z.strictObject({ scenario: z.string(), pace: z.enum(PACES) })

/** Plays a scenario in the presenter's browser, and sends each step as it ends: one JSON a line. Who stops reading stops it. */
export const POST = (request: Request) =>
  inSession(request, async ({ systems, controls, session }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { pace: PACES })
    const scenario = findScenario(parsed.data.scenario)
    if (!scenario) return refuse(request, 404, 'scenario_unknown', { scenarios: SCENARIOS.map(({ id }) => id) })
    const live = getStage()?.find(session.id)
    if (!live) return refuse(request, 409, 'stage_closed')
    if (session.scene) return refuse(request, 409, 'scene_playing')

    const scene = openScenePace(parsed.data.pace)
    session.scene = scene
    const context = createContext(systems, controls)
    addRun(session, context)
    const events = playScene({ scenario, context, live, scene, onEnd: () => (session.scene = undefined) })

    const lines = writeJsonLines(events, { signal: request.signal, stop: scene.stop })

    return new Response(lines, { headers: { 'content-type': 'application/x-ndjson' } })
  })
