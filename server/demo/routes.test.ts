import { desc, eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { emptyEveryTable } from '@/db/empty'
import { auditEvents } from '@/db/schema'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { disableBreach, enableBreach, moveClock, prepareHandoff, readBreaches, readClock } from './routes'
import { openStage, steer } from './testing/open-stage'

openStage()

const named = (name: string) => ({ name })
const EVERY_ROUTE = { enableBreach, disableBreach, moveClock, prepareHandoff, readBreaches, readClock }

test.each(Object.entries(EVERY_ROUTE))('outside demo mode there is no %s, even with the key', async (_, route) => {
  vi.stubEnv('DEMO_MODE', '')

  const answer = await route(steer({ seconds: 60 }), named('a-tenth-claim'))

  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('key')
})

test.each([
  ['no key', null, 'key_missing'],
  ['a wrong key', 'ab'.repeat(32), 'key_wrong'],
])('%s opens nothing, and the audit log says so without the key', async (_, key, reason) => {
  const answer = await moveClock(steer({ seconds: 60 }, { key }))

  expect([answer.status, await answer.json()]).toEqual([401, { error: reason, requestId: null }])
  const [event] = await getDatabase().db.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1)
  expect(event).toMatchObject({ kind: 'demo_refused', detail: { reason } })
  expect(JSON.stringify(event)).not.toContain(key ?? 'Bearer')
})

test.each([
  ['no JSON', '{', 'body_malformed'],
  ['a list', [], 'body: '],
  ['time that goes back', { seconds: -60 }, 'seconds: '],
  ['time that stands still', { seconds: 0 }, 'seconds: '],
  ['a quarter of a year', { seconds: 90 * 86_400 }, 'seconds: '],
  ['half a second', { seconds: 0.5 }, 'seconds: '],
  ['text that nobody can store', { note: '\u0000' }, 'text_unreadable'],
  ['more than it was asked', { seconds: 60, viewer: 'rani' }, 'body: '],
])('%s is refused with a word, and no time passes', async (_, body, word) => {
  const answer = await moveClock(steer(body))

  expect(answer.status).toBe(400)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toContain(word)
  expect(await (await readClock(steer())).json()).toMatchObject({ offsetSeconds: 0 })
})

test.each([
  { promoId: 101, audience: 'pasar' },
  { promoId: 101, secondsAgo: 7200 },
  { promoId: 101, seen: -1 },
  { promoId: '101' },
  {},
])('a handoff bent to %j is refused', async (body) => {
  expect((await prepareHandoff(steer(body))).status).toBe(400)
})

test('an unknown violation is refused with the known names', async () => {
  const answer = await enableBreach(steer(), named('a-lost-key'))

  expect(answer.status).toBe(400)
  expect((await answer.json()).detail).toContain('an-order-in-the-feed')
})

test('parallel moves of the clock add up, for every process, until a reset', async () => {
  const { db } = getDatabase()

  await Promise.all([moveClock(steer({ seconds: 3600 })), moveClock(steer({ seconds: 3600 }))])

  expect(await (await readClock(steer())).json()).toMatchObject({ offsetSeconds: 7200 })
  expect((await readNow(db)).getTime() - Date.now()).toBeGreaterThan(7_190_000)
  vi.stubEnv('DEMO_MODE', '')
  expect((await readNow(db)).getTime() - Date.now()).toBeLessThan(1000)
  vi.unstubAllEnvs()
  await emptyEveryTable(db)
  expect(await (await readClock(steer())).json()).toMatchObject({ offsetSeconds: 0 })
})

test('a violation is on until it is switched off, and the audit log records both', async () => {
  const opened = await (await enableBreach(steer(), named('an-order-in-the-feed'))).json()
  await enableBreach(steer(), named('a-tenth-claim'))
  const both = await (await readBreaches(steer())).json()
  await disableBreach(steer(), named('an-order-in-the-feed'))
  const closed = await (await disableBreach(steer(), named('a-tenth-claim'))).json()

  expect([opened, both, closed]).toEqual([
    { on: ['an-order-in-the-feed'] },
    { on: ['an-order-in-the-feed', 'a-tenth-claim'] },
    { on: [] },
  ])
  const recorded = getDatabase().db.select().from(auditEvents).where(eq(auditEvents.kind, 'breach_opened'))
  expect((await recorded).map(({ detail }) => detail.breach)).toEqual(['an-order-in-the-feed', 'a-tenth-claim'])
})
