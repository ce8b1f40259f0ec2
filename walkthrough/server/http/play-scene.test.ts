import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginLink } from '../../../tools/dev/begin-link'
import { ensureChromiumPath } from '../../../tools/dev/systems/chromium'
import { readJsonLines } from '../json-lines'
import { getStage } from '../live-browser/stage'
import type { StageEvent } from '../live-browser/stage-input'
import type { SceneEvent } from '../scene/play-scene'
import { findSession, SESSION_COOKIE } from '../session/sessions'
import { SESSION_KEY, setEnvironment } from '../testing/set-environment'
import { answerOf } from './testing/answer-of'

const playScene = answerOf('POST /api/stage/scene')
const steerStage = answerOf('POST /api/stage/input')
const begin = answerOf('GET /begin')

const ORIGIN = 'http://jembatan.localhost:3003'

setEnvironment({ demo: true })
beforeAll(async () => {
  process.env.WALKTHROUGH_CHROMIUM = await ensureChromiumPath()
}, 300_000)
afterAll(() => getStage()?.close())

/** A presenter with an open stage. */
async function openStage() {
  const opening = await begin(
    new Request(await beginLink({ WALKTHROUGH_ORIGIN: ORIGIN, WALKTHROUGH_SESSION_KEY: SESSION_KEY }, '/')),
  )
  const cookie = opening.headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = findSession(cookie.slice(SESSION_COOKIE.length + 1))
  await getStage()?.enter(session?.id ?? '', 'id')
  const post = (body: object) =>
    new Request(`${ORIGIN}/api`, { method: 'POST', headers: { cookie }, body: JSON.stringify(body) })

  return {
    session,
    play: () => playScene(post({ scenario: 'normal', pace: 'step' })),
    steer: (event: StageEvent) => steerStage(post({ events: [event] })),
  }
}

test('while a scene is played another is refused, to this presenter alone, until that has ended', async () => {
  const [one, other] = [await openStage(), await openStage()]
  const first = await one.play()

  const second = await one.play()
  const others = await other.play()

  expect([first.status, others.status]).toEqual([200, 200])
  expect([second.status, await second.json()]).toMatchObject([409, { error: 'scene_playing' }])
  await first.body?.cancel()
  const next = await vi.waitFor(async () => {
    const answer = await one.play()
    expect(answer.status).toBe(200)

    return answer
  }, PATIENCE)
  await Promise.all([next.body?.cancel(), others.body?.cancel()])
})

test('a press takes over from a scene, and a pointer that only moves does not', async () => {
  const { session, play, steer } = await openStage()
  const { body } = await play()
  const events = readJsonLines<SceneEvent>(body ?? expect.fail('no scene'))
  expect(await events.next()).toMatchObject({ value: { begins: 1 } })

  await steer({ kind: 'move', x: 1, y: 1 })
  const before = session?.scene?.wasTaken()
  await steer({ kind: 'press', x: 1, y: 1 })

  expect(before).toBe(false)
  expect(await events.next()).toMatchObject({ value: { takenOver: 1 } })
  await events.return(undefined)
})

const PATIENCE = { timeout: 15_000, interval: 50 }
