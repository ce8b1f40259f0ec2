import { once } from 'node:events'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { supervise } from '../../dev/process/supervise'

/** Like in journeys: opened once for each worker, in its own process group. */
const test = base.extend<object, { supervised: string }>({
  supervised: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern.
    async ({}, use) => {
      const folder = process.env.HOLD_IN ?? ''
      const child = supervise({
        title: 'Process',
        command: [process.execPath, '--eval', 'setInterval(() => {}, 1000)'],
        cwd: folder,
        environment: {},
        logFile: join(folder, 'held.log'),
        pidFile: join(folder, 'held.pid'),
      })
      child.keepRunning()
      await use(folder)
      await child.stop()
    },
    { scope: 'worker' },
  ],
})

test('a journey that goes on until it is told to end', async ({ supervised }) => {
  await once(process, `${supervised} is gone`)
})
