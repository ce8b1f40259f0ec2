import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { freePort } from '../../systems/ports'
import { supervise } from '../supervise'

/** A process that answers every request with its own id. */
const ANSWERING = `require('node:http').createServer((_, response) => response.setHeader('connection', 'close').end(String(process.pid))).listen(process.env.PORT, '127.0.0.1')`

/** Supervises a real process; returns once it runs. */
export async function superviseProcess() {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-supervise-'))
  const port = await freePort()
  const [logFile, pidFile] = [join(folder, 'web.log'), join(folder, 'web.pid')]
  await writeFile(logFile, 'of the run before', { mode: 0o644 })
  const supervised = supervise({
    title: 'Process',
    command: [process.execPath, '--eval', ANSWERING],
    cwd: folder,
    environment: { PORT: String(port) },
    logFile,
    pidFile,
  })
  onTestFinished(async () => {
    await supervised.stop()
    await rm(folder, { recursive: true })
  })
  const address = `http://127.0.0.1:${port}`
  const answer = async () => (await fetch(address)).text()
  const first = await vi.waitFor(answer, { timeout: 5000 })
  supervised.keepRunning()

  return { supervised, address, answer, first, logFile, pidFile }
}
