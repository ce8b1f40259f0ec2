import { newThrottle } from '@jembatan/audit-log'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { recordThrottled } from './record-event'

const refusedAt = (at: Date, reason = 'cross_site') => ({ kind: 'handoff_refused' as const, detail: { reason }, at })

test('a flood is recorded one by one up to a limit, and the rest as a count after its minute', async () => {
  const db = await freshDatabase()
  const throttle = newThrottle()
  const almost = new Date('2026-11-25T04:00:59.900Z')

  for (let turn = 0; turn < 100; turn += 1) await recordThrottled(throttle, { db, ...refusedAt(almost) })

  await expect.poll(() => db.$count(auditEvents)).toBe(31)
  const events = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(events.at(-1)).toMatchObject({
    kind: 'handoff_refused',
    at: new Date('2026-11-25T04:01:00.000Z'),
    detail: { reason: 'cross_site', more: 70, minute: '2026-11-25T04:00:00.000Z' },
  })
})

test('events of another reason or minute are counted separately', async () => {
  const db = await freshDatabase()
  const throttle = newThrottle()
  const noon = new Date('2026-11-25T05:00:00Z')
  for (let turn = 0; turn < 40; turn += 1) await recordThrottled(throttle, { db, ...refusedAt(noon) })

  await recordThrottled(throttle, { db, ...refusedAt(noon, 'media_type') })
  await recordThrottled(throttle, { db, ...refusedAt(new Date('2026-11-25T05:01:00Z')) })

  expect(await db.$count(auditEvents)).toBe(30 + 2)
})
