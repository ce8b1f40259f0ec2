import { expect, onTestFinished, test, vi } from 'vitest'
import { openWorld } from '../testing/open-world'
import { lookForWork, NOTIFICATION_DUE } from './look-for-work'

test('work in progress at the stop requests no further run', async () => {
  const { sql, close } = await openWorld()
  onTestFinished(close)
  let works = 0
  let askForMore = () => {}
  const stop = await lookForWork(sql, {
    channel: NOTIFICATION_DUE,
    work: async (again) => {
      works += 1
      askForMore = again
    },
  })
  await vi.waitFor(() => expect(works).toBeGreaterThan(0))

  await stop()
  const before = works
  askForMore()

  expect(works).toBe(before)
})
