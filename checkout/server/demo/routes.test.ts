import { desc } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { empty } from '@/db/empty'
import { auditEvents } from '@/db/schema'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { addJob } from '../jobs/add-job'
import {
  disableBreach,
  enableBreach,
  forget,
  giveTicket,
  handOverCash,
  moveClock,
  readBreaches,
  readClock,
} from './routes'
import { openStage, steer } from './testing/open-stage'

openStage()

const paramsOf = (name: string) => ({ name })
const EVERY_ROUTE = {
  enableBreach,
  disableBreach,
  moveClock,
  giveTicket,
  forget,
  handOverCash,
  readBreaches,
  readClock,
}
const session = 'S'.repeat(43)
const HOUR = 3600

test.each(Object.entries(EVERY_ROUTE))('without demo mode there is no %s, whatever the key', async (_, route) => {
  vi.stubEnv('DEMO_MODE', '')

  expect((await route(steer(), paramsOf('a-shared-key'))).status).toBe(404)
})

test.each([
  ['no key', null, 'key_missing'],
  ['a wrong key', 'ab'.repeat(32), 'key_wrong'],
])('%s is refused, and recorded without the key', async (_, key, reason) => {
  const answer = await moveClock(steer({ seconds: 60 }, { key }))

  expect([answer.status, await answer.json()]).toEqual([401, { error: reason, requestId: null }])
  const [event] = await getDatabase().db.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1)
  expect(event).toMatchObject({ kind: 'demo_refused', detail: { reason } })
  expect(JSON.stringify(event)).not.toContain(key ?? 'Bearer')
})

test.each([
  ['a path of another host', '//evil.example/'],
  ['an address', 'https://evil.example/'],
  ['a path that a browser reads as another host', '/\\evil.example'],
  ['one with a tab in it', '/\t/evil.example'],
  ['a script', 'javascript:alert(1)'],
  ['one that goes up', '/orders/../../back-office'],
  ['none', ''],
])('%s gets no ticket', async (_, path) => {
  expect((await giveTicket(steer({ session, path }))).status).toBe(400)
})

test.each([
  ['no JSON', moveClock, '{'],
  ['time that goes back', moveClock, { seconds: -60 }],
  ['a quarter of a year', moveClock, { seconds: 90 * 86_400 }],
  ['a session that is none', giveTicket, { session: 'rani', path: '/' }],
  ['sessions that are none', forget, { sessions: ['rani'] }],
  ['no list of sessions', forget, {}],
])('%s is refused with an error message', async (_, route, body) => {
  const answer = await route(steer(body))

  expect(answer.status).toBe(400)
  expect((await answer.json()).error).toMatch(/^body_(malformed|invalid)$/)
})

test('an advanced clock is recorded, pulls jobs forward, and plans the next ones', async () => {
  const { db } = getDatabase()
  const job = { task: 'check-attempt', payload: { providerOrderId: 'PSR-1-1' } } as const
  const inTwoHours = new Date(Date.now() + 2 * HOUR * 1000)
  await db.transaction((tx) => addJob(tx, { ...job, runAt: inTwoHours, key: 'before' }))

  const answer = await moveClock(steer({ seconds: HOUR }))
  await db.transaction((tx) => addJob(tx, { ...job, runAt: inTwoHours, key: 'after' }))

  expect(await answer.json()).toMatchObject({ offsetSeconds: HOUR })
  expect((await readNow(db)).getTime() - Date.now()).toBeGreaterThan((HOUR - 10) * 1000)
  const jobs = await db.execute<{ key: string; minutes: number }>(
    `select key, round(extract(epoch from run_at - clock_timestamp()) / 60)::int as minutes from graphile_worker.jobs`,
  )
  const minutesOf = (key: string) => jobs.find((job) => job.key === key)?.minutes
  expect([minutesOf('before'), minutesOf('after')]).toEqual([60, 60])
  expect(jobs.map(({ key }) => key)).toContain('missed:complete-arrived')
  vi.stubEnv('DEMO_MODE', '')
  expect((await readNow(db)).getTime() - Date.now()).toBeLessThan(1000)
})

test('a clock advanced twice at once is advanced by both, and stands at the machine’s time after a reset', async () => {
  const { db } = getDatabase()
  await empty(db)

  await Promise.all([moveClock(steer({ seconds: HOUR })), moveClock(steer({ seconds: HOUR }))])

  expect(await (await readClock(steer())).json()).toMatchObject({ offsetSeconds: 2 * HOUR })
  await empty(db)
  expect(await (await readClock(steer())).json()).toMatchObject({ offsetSeconds: 0 })
})

test('a breach is on until it is switched off', async () => {
  await enableBreach(steer(), paramsOf('a-shared-key'))

  const opened = await (await enableBreach(steer(), paramsOf('an-order-on-the-way-back'))).json()

  expect(opened).toEqual({ on: ['a-shared-key', 'an-order-on-the-way-back'] })
  for (const breach of opened.on) await disableBreach(steer(), paramsOf(breach))
  expect(await (await readBreaches(steer())).json()).toEqual({ on: [] })
})
