import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchPart } from '../tools/process/launch'
import { waitUntilReady } from '../tools/process/wait-until-ready'
import { freePort } from '../tools/systems/ports'
import { parseEnvironmentFile, type Settings } from '../tools/systems/settings'
import { eachHost, type Host } from '../tools/systems/systems'
import { test as base } from './journey'
import { stateFolder } from './systems'

type OneMore = {
  system: Host
  /** What it is told otherwise than the one that runs already; `origin` is its own address. */
  changes?: (origin: string, own: Settings) => Settings | Promise<Settings>
  /** Where it says that it is up: a process with a dead database lives and is never ready. */
  until?: 'ready' | 'health'
}

type Processes = {
  start: (one: OneMore) => Promise<string>
  stop: (origin: string) => Promise<void>
}

type OneMoreProcess = {
  /** Starts one more process of a system, on the same database and with a log of its own; gives its address. */
  startOneMore: Processes['start']
  /** Ends one that was started here, as if its machine had gone. */
  stopOneMore: Processes['stop']
}

export const test = base.extend<OneMoreProcess, { processes: Processes }>({
  /** For a fixture that keeps one for all tests of a file; whatever was started here ends with the worker. */
  processes: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs from this pattern.
    async ({}, use) => {
      const started = new Map<string, { stop: () => Promise<void> }>()
      await use({
        async start({ system, changes = () => ({}), until = 'ready' }) {
          const port = await freePort()
          const origin = `http://${system.name}.localhost:${port}`
          const own = parseEnvironmentFile(await readFile(join(stateFolder, system.name, 'environment'), 'utf8'))
          const folder = await mkdtemp(join(tmpdir(), `jembatan-${system.name}-`))
          const ports = await eachHost(() => port)
          const place = { folder, mode: 'production', distDir: '.next-test', ports } as const
          started.set(origin, launchPart('web', system, place, { ...own, ...(await changes(origin, own)) }))
          await waitUntilReady({ title: system.title, address: addressOf(origin), path: until, within: 60_000 })

          return origin
        },
        async stop(origin) {
          await started.get(origin)?.stop()
          started.delete(origin)
        },
      })
      await Promise.all([...started.values()].map((process) => process.stop()))
    },
    { scope: 'worker' },
  ],

  startOneMore: async ({ processes }, use) => {
    const origins: string[] = []
    await use(async (one) => {
      const origin = await processes.start(one)
      origins.push(origin)

      return origin
    })
    await Promise.all(origins.map(processes.stop))
  },

  stopOneMore: async ({ processes }, use) => use(processes.stop),
})

/** Where another server reaches it: not every resolver knows *.localhost. */
export const addressOf = (origin: string) => `http://127.0.0.1:${new URL(origin).port}`
