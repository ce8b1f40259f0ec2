import { collectFigures, startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshDatabase } from '../testing/open-world'
import { watchClockOf } from './watch-clock'

test('the clock difference from the database is a metric', async () => {
  const db = await freshDatabase()
  startTelemetry({ system: 'ramai', part: 'web' })
  const readTime = Date.now
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => readTime() + 42_000)

  const stop = watchClockOf(db)
  onTestFinished(async () => {
    stop()
    clock.mockRestore()
    await stopTelemetry()
  })

  await expect.poll(collectFigures).toMatch(/^ramai_clock_skew\S* 42$/m)
})
