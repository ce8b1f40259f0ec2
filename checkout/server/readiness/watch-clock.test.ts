import { collectFigures, startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { auditEvents } from '@/db/schema'
import { log } from '../log'
import { openShop } from '../testing/open-world'
import { watchClockOf } from './watch-clock'

test("a clock that is behind the database's is an alarm and a figure", async () => {
  const { db } = await openShop()
  const logged = vi.spyOn(log, 'error').mockImplementation(() => {})
  startTelemetry({ system: 'pasar', part: 'worker' })
  const readTime = Date.now
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => readTime() - 42_000)

  const stop = watchClockOf(db)
  onTestFinished(async () => {
    stop()
    clock.mockRestore()
    logged.mockRestore()
    await stopTelemetry()
  })

  const alarms = () => db.select().from(auditEvents).where(eq(auditEvents.kind, 'clock_skewed'))
  await expect.poll(alarms).toMatchObject([{ detail: { reason: 'database', seconds: -42, alarm: true } }])
  expect(logged).toHaveBeenCalledWith({ seconds: -42 }, expect.stringContaining('42 s behind the database'))
  expect(await collectFigures()).toMatch(/^pasar_clock_skew\S* -42$/m)
})
