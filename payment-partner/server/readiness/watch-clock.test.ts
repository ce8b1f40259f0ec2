import { collectFigures, startTelemetry, stopTelemetry } from '@jembatan/http/telemetry'
import { expect, onTestFinished, test, vi } from 'vitest'
import { log } from '../log'
import { openWorld } from '../testing/open-world'
import { watchClockOf } from './watch-clock'

test("a clock that is ahead of the database's is an error in the log and a figure", async () => {
  const { db, close } = await openWorld()
  const logged = vi.spyOn(log, 'error').mockImplementation(() => {})
  startTelemetry({ system: 'kasir', part: 'worker' })
  const readTime = Date.now
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => readTime() + 42_000)

  const stop = watchClockOf(db)
  onTestFinished(async () => {
    stop()
    clock.mockRestore()
    logged.mockRestore()
    await stopTelemetry()
    await close()
  })

  await vi.waitFor(() =>
    expect(logged).toHaveBeenCalledWith({ seconds: 42 }, expect.stringContaining('42 s ahead of the database')),
  )
  expect(await collectFigures()).toMatch(/^kasir_clock_skew\S* 42$/m)
})
