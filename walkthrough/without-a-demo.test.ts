import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { beginLink } from '../tools/dev/begin-link'
import { proxy } from './proxy'
import { endpoints } from './server/http/endpoints'
import { answerOf, limitOf } from './server/http/testing/answer-of'
import { AUDITOR_KEY, SESSION_KEY, setEnvironment } from './server/testing/set-environment'

setEnvironment({ demo: false })

const follow = answerOf('GET /api/stream')
const moveTime = answerOf('POST /api/time')
const begin = answerOf('GET /begin')
const signIn = answerOf('POST /sign-in')
const signOut = answerOf('POST /sign-out')

const ORIGIN = 'http://jembatan.localhost:3003'

const enter = (key: string, headers: Record<string, string> = {}) =>
  signIn(new Request(`${ORIGIN}/sign-in`, { method: 'POST', body: new URLSearchParams({ key }), headers }))

const look = (path: string, cookie = '') => proxy(new NextRequest(`${ORIGIN}${path}`, { headers: { cookie } }))

test.each(['/', '/inspector', '/chapters/payment', '/begin', '/nowhere'])('%s leads to the sign-in', async (path) => {
  const response = await look(path)

  expect([response.status, response.headers.get('location')]).toEqual([303, `${ORIGIN}/sign-in`])
})

test('every endpoint but the sign-in, health and readiness asks for a session', async () => {
  const open = await Promise.all(
    endpoints.map(async ({ methods: [method], path, answer }) => {
      const request = new Request(`${ORIGIN}${path}`, { method, ...(method === 'POST' && { body: '{}' }) })
      const { status, headers } = await answer(request, { id: 'normal', step: '1', report: 'report.html' })
      const refused = path.startsWith('/api/') ? status === 401 : headers.get('location') === '/sign-in'

      return refused ? [] : [`${method} ${path}`]
    }),
  )

  expect(open.flat()).toEqual(['GET /sign-in', 'POST /sign-in', 'GET /api/health', 'GET /api/ready'])
})

test('an endpoint that is refused says so by a code', async () => {
  const response = await follow(new Request(`${ORIGIN}/api/stream`))

  expect([response.status, await response.json()]).toMatchObject([401, { error: 'session_required' }])
})

test('the auditor’s key lets its owner look, and steer nothing', async () => {
  const response = await enter(AUDITOR_KEY)
  const cookie = cookieOf(response)

  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  expect((await look('/inspector', cookie)).status).toBe(200)
  const steered = await moveTime(new Request(`${ORIGIN}/api/time`, { method: 'POST', headers: { cookie }, body: '{}' }))
  expect(steered.status).toBe(404)
})

test('a cookie that was kept opens nothing after a sign-out, and another auditor’s still does', async () => {
  const [own, other] = [await openSession(), await openSession()]

  const response = await leave(own)

  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-jembatan_session=; .*Max-Age=0/i)
  expect([(await look('/', own)).status, (await look('/', other)).status]).toEqual([303, 200])
})

test('an auditor ends all sessions, and a browser without a session ends none', async () => {
  const [mine, other] = [await openSession(), await openSession()]

  await leave('', { all: '1' })
  expect((await look('/', other)).status).toBe(200)
  await leave(mine, { all: '1' })

  expect([(await look('/', mine)).status, (await look('/', other)).status]).toEqual([303, 303])
})

test('an open stream ends with its session', async () => {
  const cookie = await openSession()
  const { body } = await follow(new Request(`${ORIGIN}/api/stream`, { headers: { cookie } }))
  const whole = new Response(body).text()

  await leave(cookie)

  expect(await whole).toContain('event: start')
})

test('a presenter’s link begins nothing where there is no demo', async () => {
  const link = await beginLink({ WALKTHROUGH_ORIGIN: ORIGIN, WALKTHROUGH_SESSION_KEY: SESSION_KEY })

  expect((await begin(new Request(link))).headers.get('set-cookie')).toBeNull()
})

test('a wrong key is refused, and another site’s form is not read', async () => {
  const wrong = await enter('b3'.repeat(32))
  const foreign = await enter(AUDITOR_KEY, { 'sec-fetch-site': 'cross-site' })

  expect([wrong.status, foreign.status]).toEqual([401, 403])
  expect(wrong.headers.get('set-cookie')).toBeNull()
})

test('an address that sent as many wrong keys as its endpoint declares is refused, and another is not', async () => {
  const { most } = limitOf('signInAsAuditor')
  const guesses = Array.from({ length: most + 5 }, () => enter('b3'.repeat(32), from('203.0.113.7')))

  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  const refused = await enter(AUDITOR_KEY, from('203.0.113.7'))
  const elsewhere = await enter(AUDITOR_KEY, from('203.0.113.8'))

  expect(statuses).toEqual([...Array(most).fill(401), ...Array(5).fill(429)])
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([429, null])
  expect(await refused.text()).toContain('too_many_attempts')
  expect(elsewhere.status).toBe(303)
})

test('a right key counts as no guess', async () => {
  const { most } = limitOf('signInAsAuditor')
  const entries = Array.from({ length: most + 1 }, () => () => enter(AUDITOR_KEY, from('203.0.113.9')))

  for (const again of entries) expect((await again()).status).toBe(303)
})

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''

const openSession = async () => cookieOf(await enter(AUDITOR_KEY))

const leave = (cookie: string, fields: Record<string, string> = {}) =>
  signOut(new Request(`${ORIGIN}/sign-out`, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } }))

const from = (address: string) => ({ 'x-forwarded-for': address })
