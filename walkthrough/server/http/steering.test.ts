import { SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { beginLink } from '../../../tools/dev/begin-link'
import { SESSION_KEY, setEnvironment } from '../testing/set-environment'
import { answerOf, limitOf } from './testing/answer-of'

setEnvironment({ demo: true })

const runEvidence = answerOf('POST /api/evidence')
const runMigrationStep = answerOf('POST /api/migration')
const breakRule = answerOf('POST /api/breach')
const stopSystem = answerOf('POST /api/outage')
const jump = answerOf('POST /api/scenario/[id]/jump/[step]')
const runScenario = answerOf('POST /api/scenario/[id]')
const reset = answerOf('POST /api/session/reset')
const checkSampleToken = answerOf('POST /api/sample-token/check')
const mintSampleToken = answerOf('POST /api/sample-token')
const steerStage = answerOf('POST /api/stage/input')
const openOnStage = answerOf('POST /api/stage/open')
const seeStage = answerOf('GET /api/stage/picture')
const postNextScene = answerOf('POST /api/stage/scene/next')
const playScene = answerOf('POST /api/stage/scene')
const readRecipient = answerOf('GET /api/purchase/recipient')
const readKnown = answerOf('GET /api/purchase/known')
const makeReady = answerOf('POST /api/readiness')
const moveTime = answerOf('POST /api/time')
const readTime = answerOf('GET /api/time')
const begin = answerOf('GET /begin')
const signOut = answerOf('POST /sign-out')

const ORIGIN = 'http://jembatan.localhost:3003'

const newLink = (page?: string, key = SESSION_KEY) =>
  beginLink({ WALKTHROUGH_ORIGIN: ORIGIN, WALKTHROUGH_SESSION_KEY: key }, page)

async function beginSession() {
  const response = await begin(new Request(await newLink()))

  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const post = (headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/api`, { method: 'POST', headers: { 'x-request-id': 'req-1', ...headers }, body: '{}' })

const params = { id: 'nothing', step: '1' }
const CONTROLS: Record<string, (request: Request) => Promise<Response>> = {
  runEvidence,
  runMigrationStep,
  reset,
  checkSampleToken,
  mintSampleToken,
  moveTime,
  steerStage,
  openOnStage,
  seeStage,
  playScene,
  goOnWithScene: postNextScene,
  makeReady,
  readRecipient,
  readKnown,
  runScenario: (request) => runScenario(request, params),
  jump: (request) => jump(request, params),
}

test('a link from before the walkthrough started is refused, because its use cannot be known', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin - 60_000 })
  const link = await newLink()
  vi.useRealTimers()

  expect((await begin(new Request(link))).status).toBe(401)
})

test('a link begins a session and leads to a page of ours, without the key', async () => {
  const response = await begin(new Request(await newLink('/scenarios?x=1')))

  expect([response.status, response.headers.get('location')]).toEqual([303, '/scenarios?x=1'])
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-jembatan_session=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=strict$/i,
  )
})

test('a link leads to no other site', async () => {
  const response = await begin(new Request(await newLink('//evil.example')))

  expect(response.headers.get('location')).toBe('/')
})

test('a link is used up by the first sign-in, and not by a prefetch', async () => {
  const link = await newLink()

  expect((await begin(new Request(link, { headers: { 'sec-purpose': 'prefetch;prerender' } }))).status).toBe(503)
  expect((await begin(new Request(link, { method: 'HEAD' }))).status).toBe(503)
  expect((await begin(new Request(link))).status).toBe(303)
  const again = await begin(new Request(link))

  expect([again.status, again.headers.get('set-cookie')]).toEqual([401, null])
  expect(await again.text()).toContain('npm run -s walkthrough:link')
})

const sign = (claims: Record<string, unknown>, audience: string) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .sign(new TextEncoder().encode(SESSION_KEY))

test.each([
  ['of another start', () => newLink(undefined, 'c3'.repeat(32))],
  ['from before this process', async () => `${ORIGIN}/begin?key=${await sign({ iat: 1, jti: 'a' }, 'jembatan begin')}`],
  ['without a key', () => `${ORIGIN}/begin`],
  ['with a session in place of a key', async () => `${ORIGIN}/begin?key=${(await beginSession()).split('=')[1]}`],
])('a link %s begins nothing', async (_, link) => {
  const response = await begin(new Request(await link()))

  expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
})

test.each(Object.entries(CONTROLS))(
  '%s asks for a session, which is neither invented nor ended',
  async (_, control) => {
    const ended = await beginSession()
    await signOut(post({ cookie: ended }))

    for (const cookie of ['', '__Host-jembatan_session=invented', ended]) {
      const response = await control(post({ cookie, 'sec-fetch-site': 'same-origin' }))

      expect([response.status, await response.json()]).toEqual([401, { error: 'session_required', requestId: 'req-1' }])
    }
  },
)

test.each(Object.entries(CONTROLS))('%s is refused to another site’s page, whatever its cookie', async (_, control) => {
  const cookie = await beginSession()

  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await control(post({ cookie, 'sec-fetch-site': site }))).status).toBe(403)
})

test.each(Object.entries(CONTROLS))('%s answers a presenter', async (_, control) => {
  const { status } = await control(post({ cookie: await beginSession(), 'sec-fetch-site': 'same-origin' }))

  expect([401, 403]).not.toContain(status)
})

test('the time can be read without a session', async () => {
  expect((await readTime(new Request(`${ORIGIN}/api/time`))).status).toBe(200)
})

test('a sample token of text that cannot be sent is refused without a request to a shop', async () => {
  const cookie = await beginSession()
  const request = new Request(`${ORIGIN}/api`, {
    method: 'POST',
    headers: { cookie },
    body: JSON.stringify({ token: 'a\ud800' }),
  })

  expect((await checkSampleToken(request)).status).toBe(400)
})

test('without a browser the stage is no stage, and what is done on it goes nowhere', async () => {
  const cookie = await beginSession()
  const events = [{ kind: 'key', key: 'a' }]

  const response = await seeStage(post({ cookie }))
  const steered = await steerStage(new Request(post({ cookie }), { body: JSON.stringify({ events }) }))

  expect([response.status, await response.json()]).toMatchObject([503, { error: 'stage_no_browser' }])
  expect([steered.status, await steered.json()]).toMatchObject([409, { error: 'stage_closed' }])
})

test.each([
  ['a scenario that there is not', runScenario, 404, 'scenario_unknown'],
  ['a step of one', jump, 404, 'scenario_unknown'],
])('%s is refused with the list of valid names', async (_, control, status, error) => {
  const answer = await control(post({ cookie: await beginSession() }), params)

  const body = await answer.json()
  expect([answer.status, body]).toMatchObject([status, { error }])
  expect(JSON.stringify(body)).toContain('"consent"')
})

test.each([
  ['a body that is none', '[', 400, 'body_malformed'],
  ['a system that there is not', '{"system":"toko"}', 400, 'body_malformed'],
  ['a system, where there are no screens', '{"system":"ramai"}', 409, 'stage_closed'],
])('the stage opens nothing for %s', async (_, body, status, error) => {
  const answer = await openOnStage(new Request(post({ cookie: await beginSession() }), { body }))

  expect([answer.status, await answer.json()]).toMatchObject([status, { error }])
})

test.each(Object.entries({ breakRule, stopSystem, moveTime, runEvidence, checkSampleToken, steerStage }))(
  '%s refuses a body that says nothing',
  async (_, control) => {
    const answer = await control(new Request(post({ cookie: await beginSession() }), { body: 'null' }))

    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'body_malformed' }])
  },
)

test('a scene needs a browser, and next a scene that waits', async () => {
  const cookie = await beginSession()
  const play = (body: object) => playScene(new Request(post({ cookie }), { body: JSON.stringify(body) }))

  const refusals = await Promise.all([
    play({ scenario: 'normal', pace: 'never' }),
    play({ scenario: 'nothing', pace: 'fast' }),
    play({ scenario: 'normal', pace: 'fast' }),
    postNextScene(post({ cookie })),
  ])

  expect(refusals.map(({ status }) => status)).toEqual([400, 404, 409, 409])
  expect(await Promise.all(refusals.map((refusal) => refusal.json()))).toMatchObject([
    { error: 'body_malformed' },
    { error: 'scenario_unknown' },
    { error: 'stage_closed' },
    { error: 'no_scene' },
  ])
})

test('a session sends the stage no more than its endpoint declares, and another’s is not counted with it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { most } = limitOf('countInput')
  const [mine, other] = [await beginSession(), await beginSession()]

  for (let request = 0; request < most; request += 1)
    expect((await steerStage(post({ cookie: mine }))).status).toBe(400)

  expect((await steerStage(post({ cookie: mine }))).status).toBe(429)
  expect((await steerStage(post({ cookie: other }))).status).toBe(400)
  vi.useRealTimers()
})
