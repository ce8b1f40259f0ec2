import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findRunning, signalGroup } from '../dev/process/orphans'
import { root } from '../dev/systems/systems'
import { endRuns, listSkipped, run } from './check'

test('the processes of a journey end when the gate stops its run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-check-'))
  const pidFile = join(folder, 'held.pid')
  const config = join(import.meta.dirname, 'testing', 'playwright.config.ts')
  void run(['playwright', 'test', '--config', config], { environment: { HOLD_IN: folder } })
  const pid = await vi.waitFor(async () => Number(await readFile(pidFile, 'utf8')), { timeout: 20_000 })
  onTestFinished(async () => {
    signalGroup(pid, 'SIGKILL')
    await rm(folder, { recursive: true })
  })

  await endRuns()

  expect(await findRunning({ pidFile, cwd: folder })).toBeUndefined()
})

test('skipped tests are listed by file, with the reason that they give', () => {
  const whySkipped = 'Only root may install ffmpeg.'
  const clip = { fullName: 'a clip', status: 'skipped', meta: { whySkipped } }
  const others = [
    { fullName: 'a picture', status: 'passed', meta: {} },
    { fullName: 'a film', status: 'skipped', meta: {} },
  ]

  const skipped = listSkipped([
    { name: join(root, 'server', 'media.test.ts'), assertionResults: [clip, clip, ...others] },
  ])

  expect(skipped).toEqual([`2 of server/media.test.ts: ${whySkipped}`, '1 of server/media.test.ts'])
})
