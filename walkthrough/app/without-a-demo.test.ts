import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { beginLink } from '../../tools/dev/begin-link'
import register from '../doors.json'
import { proxy } from '../proxy'
import { AUDITOR_KEY, SESSION_KEY, setEnvironment } from '../server/testing/set-environment'
import { POST as moveTime } from './api/time/route'
import { GET as begin } from './begin/route'
import { POST as signIn } from './sign-in/route'

setEnvironment({ demo: false })

const ORIGIN = 'http://jembatan.localhost:3003'

const enter = (key: string, headers: Record<string, string> = {}) =>
  signIn(new Request(`${ORIGIN}/sign-in`, { method: 'POST', body: new URLSearchParams({ key }), headers }))

const look = (path: string, cookie = '') => proxy(new NextRequest(`${ORIGIN}${path}`, { headers: { cookie } }))

test.each(['/', '/inspector', '/chapters/payment', '/begin', '/nowhere'])('%s leads to the sign-in', async (path) => {
  const response = await look(path)

  expect([response.status, response.headers.get('location')]).toEqual([303, `${ORIGIN}/sign-in`])
})

test.each(['stream', 'tables', 'time', 'scenario', 'evidence/report.html'])('/api/%s is refused', async (path) => {
  const response = await look(`/api/${path}`)

  expect([response.status, await response.json()]).toMatchObject([401, { error: 'session_required' }])
})

test('the auditor’s key lets its owner look, and steer nothing', async () => {
  const response = await enter(AUDITOR_KEY)
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''

  expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  expect((await look('/inspector', cookie)).status).toBe(200)
  const steered = await moveTime(new Request(`${ORIGIN}/api/time`, { method: 'POST', headers: { cookie }, body: '{}' }))
  expect(steered.status).toBe(404)
})

test('a presenter’s link begins nothing where there is no demo', async () => {
  const link = await beginLink({ WALKTHROUGH_ORIGIN: ORIGIN, WALKTHROUGH_SESSION_KEY: SESSION_KEY })

  expect((await begin(new Request(link))).headers.get('set-cookie')).toBeNull()
})

test('another key lets nobody in, and another site’s form is not read', async () => {
  const wrong = await enter('b3'.repeat(32))
  const foreign = await enter(AUDITOR_KEY, { 'sec-fetch-site': 'cross-site' })

  expect([wrong.status, foreign.status]).toEqual([401, 403])
  expect(wrong.headers.get('set-cookie')).toBeNull()
})

test('whoever tries more often than the register of doors says is not heard, with the right key either', async () => {
  vi.resetModules()
  const { POST: signIn } = await import('./sign-in/route')
  const enter = (key: string) =>
    signIn(new Request(`${ORIGIN}/sign-in`, { method: 'POST', body: new URLSearchParams({ key }) }))
  const { most } = register.doors.flatMap(({ limits = [] }) => limits).find(({ by }) => by === 'countAttempt') ?? {
    most: 0,
  }

  for (let attempt = 0; attempt < most; attempt += 1) expect((await enter('b3'.repeat(32))).status).toBe(401)
  const next = await enter(AUDITOR_KEY)

  expect([next.status, next.headers.get('set-cookie')]).toEqual([429, null])
  expect(await next.text()).toContain('too_many_attempts')
})
