import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test, vi } from 'vitest'
import { superviseProcess } from './testing/supervise-process'

test('a paused process has ended and is not restarted like a crashed one', async () => {
  const { supervised, answer, pidFile } = await superviseProcess()
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)

  await supervised.pause()

  await expect(answer()).rejects.toThrow('fetch failed')
  await expect(readFile(pidFile)).rejects.toThrow('ENOENT')
  expect(stdout.mock.calls.join()).not.toContain('starts again')
  stdout.mockRestore()
})

test('a resumed process is a new process, and is restarted after a crash', async () => {
  const { supervised, answer, first } = await superviseProcess()
  await supervised.pause()

  supervised.resume()
  const second = await vi.waitFor(answer, { timeout: 5000 })
  process.kill(Number(second), 'SIGKILL')
  const third = await vi.waitFor(
    async () => {
      const pid = await answer()
      expect(pid).not.toBe(second)
      return pid
    },
    { timeout: 5000 },
  )

  expect(new Set([first, second, third]).size).toBe(3)
})

test('a process stopped while paused does not resume', async () => {
  const { supervised, answer } = await superviseProcess()
  await supervised.pause()
  await supervised.stop()

  supervised.resume()

  await expect(answer()).rejects.toThrow('fetch failed')
})

test('its log is its owner’s alone, and so is that of the run before', async () => {
  const { logFile } = await superviseProcess()
  const files = [logFile, `${logFile}.before`, dirname(logFile)]

  const modes = await Promise.all(files.map(async (file) => ((await stat(file)).mode & 0o777).toString(8)))

  expect(modes).toEqual(['600', '600', '711'])
})
