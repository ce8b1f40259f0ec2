import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openShop } from '../test-shop'
import { ringAlarm } from './ring-alarm'
import { tellAlarmCounts } from './tell-alarm-counts'

const noon = new Date('2026-11-25T05:00:00Z')
const secondsLater = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

test('a flood leaves one alarm a minute, and then its size', async () => {
  const { db } = await openShop()
  const ring = (seconds: number) =>
    ringAlarm(db, { kind: 'notification_forged', detail: { bytes: 9 }, at: secondsLater(seconds) })

  await Promise.all(Array.from({ length: 30 }, (_, turn) => ring(turn)))
  await ring(60)
  await tellAlarmCounts(db, { now: secondsLater(61) })
  await tellAlarmCounts(db, { now: secondsLater(62) })

  const told = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(told).toMatchObject([
    { kind: 'notification_forged', detail: { bytes: 9, alarm: true } },
    { kind: 'notification_forged', at: secondsLater(60) },
    { kind: 'notification_forged_repeated', detail: { count: 30, minute: noon.toISOString() } },
  ])
})

test('what is refused for one reason does not hide what is refused for another', async () => {
  const { db } = await openShop()
  const ring = (reason: string) =>
    ringAlarm(db, { kind: 'notification_quarantined', detail: { reason }, at: secondsLater(1) })

  for (const reason of ['wrong_amount', 'foreign_order', 'wrong_amount']) await ring(reason)
  await tellAlarmCounts(db, { now: secondsLater(60) })

  const told = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(told).toMatchObject([
    { kind: 'notification_quarantined', detail: { reason: 'wrong_amount' } },
    { kind: 'notification_quarantined', detail: { reason: 'foreign_order' } },
    { kind: 'notification_quarantined_repeated', detail: { reason: 'wrong_amount', count: 2 } },
  ])
})

test('what rang once is not told again', async () => {
  const { db } = await openShop()
  await ringAlarm(db, { kind: 'notification_oversize', detail: {}, at: noon })

  await tellAlarmCounts(db, { now: secondsLater(60) })

  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'notification_oversize_repeated'))).toBe(0)
})
