import { existsSync } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { makeEnvironments } from '../../../tools/dev/environments'
import { startDatabases } from '../../../tools/dev/postgres/databases'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { supervise } from '../../../tools/dev/process/supervise'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import { freePort } from '../../../tools/dev/systems/ports'
import { isolatedProfile, type Profile } from '../../../tools/dev/systems/profile'
import type { Settings } from '../../../tools/dev/systems/settings'
import { type EachHost, eachHost, type Host, type System } from '../../../tools/dev/systems/systems'
import { collectCleanUp } from './clean-up'
import { until } from './until'

/** Seconds in which a proxy notices that a process drains. */
const DRAIN = '3'
const WITHIN = { within: 240_000 }

type Program = {
  /** Folder of the artefact that has the program. */
  artefact: string
  /** Beside those of its system; undefined leaves one out. */
  settings?: Partial<Settings>
}

/** One process of a system, which can be restarted and killed. */
export type Replica = {
  title: string
  part: 'web' | 'worker'
  /** Its own address, if it is a web process. */
  address?: string
  logFile: string
  /**
   * Ends it with SIGTERM like an operator, or with SIGKILL like a failing machine. Its supervisor
   * restarts it. Resolves when it is ready again and in HAProxy's list.
   */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** Ends it until `resume`, which resolves as `end` does. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  /** Stops the world permanently. */
  stop: () => Promise<void>
}

/** Databases, keys and settings for systems that run from their artefacts. */
export type World = {
  profile: Profile
  environments: EachHost<Settings>
  /** Runs a program to its end. @throws {Error} with its output. */
  run: (system: Host, program: string, with_: Program) => Promise<string>
  /** Migrates and fills the system's database. */
  prepare: (system: System, program: Program) => Promise<void>
  /** Starts a process, and waits until it is ready. Each gets the next number of its part. */
  start: (system: Host, part: Replica['part'], program: Program & { port?: number }) => Promise<Replica>
  /** Stops every system's database, but none of their clients. */
  loseDatabases: () => Promise<void>
  stop: () => Promise<void>
}

/** @param settings of a system beside its usual ones, such as the address of another database. */
export async function openWorld(folder: string, settings: Partial<EachHost<Settings>> = {}): Promise<World> {
  const isolated = await isolatedProfile('bench')
  const profile = {
    ...isolated,
    folder,
    countsStatements: false,
    settings: await eachHost(({ name }) => ({ ...isolated.settings[name], ...settings[name] })),
  }
  await mkdir(folder, { recursive: true })
  const databases = await startDatabases(profile)
  const { later, stop } = collectCleanUp()
  let lost: Promise<void> | undefined
  const loseDatabases = () => {
    lost ??= databases.stop()
    return lost
  }
  later(loseDatabases)
  const environments = await makeEnvironments(profile, databases.urls).catch(async (error) => {
    await stop()
    throw error
  })
  const environmentOf = ({ name }: Host, settings: Partial<Settings> = {}) => ({
    ...baseEnvironment(),
    NO_COLOR: '1',
    ...environments[name],
    ...settings,
  })
  const started: Record<string, number> = {}

  const run: World['run'] = async (system, program, { artefact, settings }) => {
    const port = program === 'web' ? ['--port', `${await freePort()}`] : []
    const { all } = await execa({
      // Not a folder of any system.
      cwd: folder,
      env: environmentOf(system, settings),
      extendEnv: false,
      all: true,
      timeout: 300_000,
    })`${process.execPath} ${join(artefact, `${program}.js`)} ${port}`

    return all
  }

  const start: World['start'] = async (system, part, { artefact, settings, port }) => {
    const { name } = system
    const number = (started[`${name} ${part}`] ?? 0) + 1
    started[`${name} ${part}`] = number
    const title = `${system.title}'s ${part} ${number}`
    const place = join(folder, name, `${part}-${number}`)
    const [logFile, pidFile, proxyLog] = [`${place}.log`, `${place}.pid`, join(folder, name, 'haproxy.log')]
    const at = part === 'web' ? (port ?? (await freePort())) : undefined
    const address = at && `http://127.0.0.1:${at}`
    const supervised = supervise({
      title,
      cwd: folder,
      command: [
        ...[process.execPath, join(artefact, `${part}.js`)],
        ...(at ? ['--host', '127.0.0.1', '--port', `${at}`, '--drain', DRAIN] : []),
      ],
      environment: environmentOf(system, settings) as Settings,
      logFile,
      pidFile,
    })
    later(supervised.stop)
    const untilReady = (from: number) =>
      address
        ? waitUntilReady({ title, address, ...WITHIN })
        : until(
            `${title} is ready`,
            async () => (await readFile(logFile)).subarray(from).includes('worker is ready'),
            WITHIN,
          )
    await Promise.race([untilReady(0), supervised.failure])
    supervised.keepRunning()
    const untilServing = async (from: number) => {
      await untilReady(from)
      if (address && existsSync(proxyLog)) await untilUp(`${name}_web/web${number}`, proxyLog)
    }
    const readPid = async () => Number(await readFile(pidFile, 'utf8'))

    return {
      title,
      part,
      ...(address && { address }),
      logFile,
      end: async (signal) => {
        const [pid, { size }] = await Promise.all([readPid(), stat(logFile)])
        process.kill(pid, signal)
        await until(`${title} is restarted`, async () => (await readPid()) !== pid, WITHIN)
        await untilServing(size)
      },
      pause: supervised.pause,
      resume: async () => {
        const { size } = await stat(logFile)
        supervised.resume()
        await untilServing(size)
      },
      // Longer than the requests in flight.
      stop: () => supervised.stop({ grace: 10_000 }),
    }
  }

  return {
    profile,
    environments,
    run,
    prepare: async (system, program) => {
      await run(system, 'migrate', program)
      await run(system, system.name === 'ramai' ? 'commands/prepare-database' : 'commands/prepare', program)
    },
    start,
    loseDatabases,
    stop,
  }
}

/**
 * Wait: if another process ended before HAProxy has seen this one, no server would be left and
 * buyers would get a 503.
 */
const untilUp = (server: string, logFile: string) =>
  until(
    `HAProxy sees ${server}`,
    async () => {
      const changes = (await readFile(logFile, 'utf8')).matchAll(new RegExp(`Server ${server} is (UP|DOWN)`, 'g'))
      return [...changes].at(-1)?.[1] !== 'DOWN'
    },
    WITHIN,
  )
