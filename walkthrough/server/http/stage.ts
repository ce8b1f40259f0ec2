import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { countInput, INPUT_RATE } from '../live-browser/count-input'
import { getStage, MOST_SESSIONS, StageFull } from '../live-browser/stage'
import { MOST_EVENTS, type StageEvent, stageInput } from '../live-browser/stage-input'
import { streamStage } from '../live-browser/stream-stage'
import { findScenario } from '../scenario/scenarios'
import { createContext } from '../scenario/steps/context'
import { playScene } from '../scene/play-scene'
import { openScenePace, PACES } from '../scene/scene-pace'
import { addRun } from '../session/sessions'
import { SYSTEM_NAMES } from '../systems/systems'
import { answerLines } from './answer-lines'
import { LONGER_BODY, STEERS } from './declarations'
import { inSession } from './guards'
import { languageOf } from './language-of'
import { unknownScenario } from './scenario'

/** Streams the screens of the presenter's buyer. The first request starts the browser. */
const show = (request: Request) =>
  inSession(request, async ({ session: { id, ending } }) => {
    const stage = getStage()
    if (!stage) return refuse(request, 503, 'stage_no_browser')
    const entered = await stage.enter(id, languageOf(request)).catch(orFull)
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

const page = z.strictObject({ system: z.enum(SYSTEM_NAMES) })

/** Opens the first page of a system in the presenter's browser. */
const open = (request: Request) =>
  inSession(request, async ({ session: { id, scene } }) => {
    const parsed = page.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { system: SYSTEM_NAMES })
    const live = getStage()?.find(id)
    if (!live) return refuse(request, 409, 'stage_closed')
    scene?.takeOver()
    await live.open(parsed.data.system)

    return new Response(null, { status: 204 })
  })

/** Input with which a presenter takes over from a scene. Moves and scrolls do not take over. */
const ACTS: StageEvent['kind'][] = ['press', 'key', 'text']

/** Performs the presenter's input in the browser. Typed text is never logged. */
const steer = (request: Request) =>
  inSession(request, async ({ session: { id, scene } }) => {
    if (!(await countInput(id))) return refuse(request, 429, 'too_many_requests')
    const parsed = stageInput.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { events: [1, MOST_EVENTS] })
    const live = getStage()?.find(id)
    if (!live) return refuse(request, 409, 'stage_closed')
    if (parsed.data.events.some(({ kind }) => ACTS.includes(kind))) scene?.takeOver()
    await live.steer(parsed.data.events)

    return new Response(null, { status: 204 })
  })

const played = z.strictObject({ scenario: z.string(), pace: z.enum(PACES) })

/**
 * Plays a scenario in the presenter's browser and sends one JSON line for each step. Closing the
 * stream stops it.
 */
const play = (request: Request) =>
  inSession(request, async ({ systems, controls, session }) => {
    const parsed = played.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { pace: PACES })
    const scenario = findScenario(parsed.data.scenario)
    if (!scenario) return unknownScenario(request)
    const live = getStage()?.find(session.id)
    if (!live) return refuse(request, 409, 'stage_closed')
    if (session.scene) return refuse(request, 409, 'scene_playing')

    const scene = openScenePace(parsed.data.pace)
    session.scene = scene
    const context = createContext(systems, controls)
    addRun(session, context)
    const events = playScene({ scenario, context, live, scene, onEnd: () => (session.scene = undefined) })

    return answerLines(notingTokens(events, { context, live }), { signal: request.signal, stop: scene.stop })
  })

/** Attributes a tap that a step made without the screen to this buyer. */
async function* notingTokens(
  events: AsyncGenerator<object>,
  { context: { state }, live }: Pick<Parameters<typeof playScene>[0], 'context' | 'live'>,
) {
  for await (const event of events) {
    if (state.token) live.noteToken(state.token)
    yield event
  }
}

/** Continues a scene that waits for the presenter. */
const continueScene = (request: Request) =>
  inSession(request, async ({ session: { scene } }) => {
    if (!scene) return refuse(request, 409, 'no_scene')
    scene.next()

    return new Response(null, { status: 204 })
  })

const SHOWS = { who: 'presenter', refusal: 401, changes: false, demoOnly: true, stream: true } as const

const INPUT = {
  ...STEERS,
  body: LONGER_BODY,
  limits: [INPUT_RATE],
}

export const stage = [
  endpoint('GET', '/api/stage/picture', SHOWS, show),
  endpoint('POST', '/api/stage/open', STEERS, open),
  endpoint('POST', '/api/stage/input', INPUT, steer),
  endpoint('POST', '/api/stage/scene', STEERS, play),
  endpoint('POST', '/api/stage/scene/next', STEERS, continueScene),
]
