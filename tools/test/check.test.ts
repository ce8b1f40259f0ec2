import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findRunning, signalGroup } from '../process/orphans'
import { endRuns, run } from './check'

test('what a journey has started ends when the gate ends its run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-check-'))
  const pidFile = join(folder, 'held.pid')
  const config = join(import.meta.dirname, 'testing', 'playwright.config.ts')
  void run(['playwright', 'test', '--config', config], { environment: { HOLD_IN: folder } })
  const held = await vi.waitFor(async () => Number(await readFile(pidFile, 'utf8')), { timeout: 20_000 })
  onTestFinished(async () => {
    signalGroup(held, 'SIGKILL')
    await rm(folder, { recursive: true })
  })

  await endRuns()

  expect(await findRunning({ pidFile, cwd: folder })).toBeUndefined()
})
