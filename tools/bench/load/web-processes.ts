import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchPart } from '../../dev/process/launch'
import { waitUntilReady } from '../../dev/process/wait-until-ready'
import type { RunningSystems } from '../../dev/start-systems'
import { freePort } from '../../dev/systems/ports'
import type { Settings } from '../../dev/systems/settings'
import { eachHost, pasar } from '../../dev/systems/systems'
import type { BenchContext } from '../checkout/context'
import { findPid } from '../checkout/cpu'

/**
 * Starts further web processes of Pasar on the same database, up to `count` with the running one.
 * @param settings that differ from the running one's.
 */
export async function startWebProcesses(
  { profile, environments }: RunningSystems,
  count: number,
  settings: Settings = {},
) {
  const started = await Promise.all(
    Array.from({ length: count - 1 }, async (_, index) => {
      const port = await freePort()
      const folder = join(profile.folder, `web-${index + 2}`)
      await mkdir(join(folder, 'pasar'), { recursive: true })
      const host = `pasar.localhost:${port}`
      const place = { folder, mode: 'production', distDir: profile.distDir, ports: await eachHost(() => port) } as const
      const running = launchPart('web', pasar, place, { ...environments.pasar, ...settings, PASAR_HOSTS: host })
      await waitUntilReady({ title: pasar.title, address: `http://127.0.0.1:${port}`, within: 60_000 })

      return { origin: `http://${host}`, pid: await findPid({ folder, name: 'pasar', part: 'web' }), running }
    }),
  )

  return {
    origins: [environments.pasar.PASAR_ORIGIN ?? '', ...started.map(({ origin }) => origin)],
    /** The measured shop with all its web processes. */
    within: (bench: BenchContext): BenchContext => ({
      ...bench,
      workers: { ...bench.workers, web: [...bench.workers.web, ...started.map(({ pid }) => pid)] },
    }),
    /** Kills a process as if its machine had failed. */
    kill: (index: number) => {
      const pid = started[index - 1]?.pid
      if (pid) process.kill(pid, 'SIGKILL')
    },
    stop: () => Promise.all(started.map(({ running }) => running.stop())),
  }
}
