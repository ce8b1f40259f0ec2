import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { raiseThrottledAlarm, reportAlarmCounts } from './throttled-alarm'

const noon = new Date('2026-11-25T05:00:00Z')
const secondsLater = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

test('a flood leaves one alarm a minute, and its count afterwards', async () => {
  const { db } = await openShop()
  const raise = (seconds: number) =>
    raiseThrottledAlarm(db, { kind: 'notification_forged', detail: { bytes: 9 }, at: secondsLater(seconds) })

  await Promise.all(Array.from({ length: 30 }, (_, turn) => raise(turn)))
  await raise(60)
  await reportAlarmCounts(db, { now: secondsLater(61) })
  await reportAlarmCounts(db, { now: secondsLater(62) })

  const events = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(events).toMatchObject([
    { kind: 'notification_forged', detail: { bytes: 9, alarm: true } },
    { kind: 'notification_forged', at: secondsLater(60) },
    { kind: 'notification_forged_repeated', detail: { count: 30, minute: noon.toISOString() } },
  ])
})

test('a flood with one reason does not hide an alarm with another', async () => {
  const { db } = await openShop()
  const raise = (reason: string) =>
    raiseThrottledAlarm(db, { kind: 'notification_quarantined', detail: { reason }, at: secondsLater(1) })

  for (const reason of ['wrong_amount', 'foreign_order', 'wrong_amount']) await raise(reason)
  await reportAlarmCounts(db, { now: secondsLater(60) })

  const events = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(events).toMatchObject([
    { kind: 'notification_quarantined', detail: { reason: 'wrong_amount' } },
    { kind: 'notification_quarantined', detail: { reason: 'foreign_order' } },
    { kind: 'notification_quarantined_repeated', detail: { reason: 'wrong_amount', count: 2 } },
  ])
})

test('an alarm raised once gets no count', async () => {
  const { db } = await openShop()
  await raiseThrottledAlarm(db, { kind: 'notification_oversize', detail: {}, at: noon })

  await reportAlarmCounts(db, { now: secondsLater(60) })

  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'notification_oversize_repeated'))).toBe(0)
})
