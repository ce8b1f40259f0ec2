import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findRunning, signalGroup } from './orphans'

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('what a process holds ends with it at %s', async (signal) => {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-on-exit-'))
  const pidFile = join(folder, 'held.pid')
  const holder = spawn(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, 'testing', 'holds-a-process.ts'),
    folder,
  ])
  const pid = await vi.waitFor(async () => Number(await readFile(pidFile, 'utf8')), { timeout: 10_000 })
  onTestFinished(async () => {
    holder.kill('SIGKILL')
    signalGroup(pid, 'SIGKILL')
    await rm(folder, { recursive: true })
  })

  holder.kill(signal)
  const [, endedBy] = await once(holder, 'exit')

  expect(endedBy).toBe(signal)
  await vi.waitFor(async () => expect(await findRunning({ pidFile, cwd: folder })).toBeUndefined())
})
