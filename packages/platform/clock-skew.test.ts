import { expect, test } from 'vitest'
import { describeSkew, measureSkew, watchClock } from './clock-skew'

const database = (behindSeconds: number) => async () => new Date(Date.now() - behindSeconds * 1000)

test('a clock that is ahead or behind is measured in seconds', async () => {
  expect(await measureSkew(database(12))).toBe(12)
  expect(await measureSkew(database(-90))).toBe(-90)
  expect(await measureSkew(database(0))).toBe(0)
})

test('the duration of the query is no clock difference', async () => {
  const now = Date.now()

  // The clock was read between the request and now, so the measured difference is zero.
  expect(await measureSkew(async () => new Date(now))).toBe(0)
})

test('a wrong clock is reported at each measurement, and a right one never', async () => {
  const countSkews = async (behind: number) => {
    const skews: number[] = []
    const measurements: number[] = []
    await new Promise<void>((resolve) => {
      const stop = watchClock({
        readDatabaseTime: database(behind),
        onMeasured: (seconds) => {
          if (measurements.push(seconds) < 3) return
          stop()
          // After the third report.
          setImmediate(resolve)
        },
        onSkewed: (seconds) => skews.push(seconds),
        everyMs: 1,
      })
    })

    return { skews: skews.length, measured: measurements.length }
  }

  expect(await countSkews(60)).toMatchObject({ skews: 3 })
  expect(await countSkews(4)).toMatchObject({ skews: 0 })
})

test('the message names the difference and the remedy', () => {
  expect(describeSkew(30)).toMatch(/^this machine's clock is 30 s ahead of the database's: see to its time service/)
  expect(describeSkew(-30)).toContain('30 s behind the database')
})
