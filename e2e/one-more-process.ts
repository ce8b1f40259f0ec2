import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchPart } from '../local/launch'
import { freePort } from '../local/ports'
import { untilReady } from '../local/ready'
import { parseEnvironmentFile, type Settings } from '../local/settings'
import { eachHost, type System } from '../local/the-systems'
import { test as base } from './journey'
import { stateFolder } from './systems'

type OneMore = {
  system: System
  /** What it is told otherwise than the one that runs already; `origin` is its own address. */
  changes?: (origin: string, own: Settings) => Settings | Promise<Settings>
  /** Where it says that it is up: a process with a dead database lives and is never ready. */
  until?: 'ready' | 'health'
}

export const test = base.extend<{
  /** Starts one more process of a system, on the same database and with a log of its own; gives its address. */
  startOneMore: (one: OneMore) => Promise<string>
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs from this pattern.
  startOneMore: async ({}, use) => {
    const started: { stop: () => Promise<void> }[] = []
    await use(async ({ system, changes = () => ({}), until = 'ready' }) => {
      const port = await freePort()
      const origin = `http://${system.name}.localhost:${port}`
      const own = parseEnvironmentFile(await readFile(join(stateFolder, system.name, 'environment'), 'utf8'))
      const folder = await mkdtemp(join(tmpdir(), `jembatan-${system.name}-`))
      const ports = await eachHost(() => port)
      const place = { folder, mode: 'production', distDir: '.next-test', ports } as const
      started.push(launchPart('web', system, place, { ...own, ...(await changes(origin, own)) }))
      await untilReady({ title: system.title, address: `http://127.0.0.1:${port}`, path: until, within: 60_000 })

      return origin
    })
    for (const process of started) await process.stop()
  },
})
