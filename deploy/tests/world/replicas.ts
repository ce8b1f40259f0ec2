import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { assemble } from '../../../tools/dev/artefact/assemble'
import { buildWhenChanged } from '../../../tools/dev/build'
import { makeEnvironments } from '../../../tools/dev/environments'
import { startDatabases } from '../../../tools/dev/postgres/databases'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { supervise } from '../../../tools/dev/process/supervise'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import { prepareDatabases } from '../../../tools/dev/start-systems'
import { freePort } from '../../../tools/dev/systems/ports'
import { isolatedProfile } from '../../../tools/dev/systems/profile'
import type { Settings } from '../../../tools/dev/systems/settings'
import {
  type EachHost,
  type EachSystem,
  eachHost,
  eachSystem,
  root,
  type System,
  systems,
} from '../../../tools/dev/systems/systems'
import { step } from '../../../tools/dev/terminal/progress.mjs'
import { startHaproxy } from '../engines/haproxy'

const WEB_PROCESSES: EachSystem<number> = { ramai: 2, pasar: 4, kasir: 2 }
const WORKERS = 2

/** Seconds in which HAProxy notices that a process drains. */
const DRAIN = '3'

/** One process of a system, which can be restarted and killed. */
export type OneProcess = {
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
}

export type Replicas = {
  folder: string
  environments: EachHost<Settings>
  processes: EachSystem<OneProcess[]>
  /** Starts another web process with other settings, outside HAProxy. */
  startBeside: (system: System, settings: Settings) => Promise<OneProcess>
  stop: () => Promise<void>
}

type OpenReplicas = {
  /** Name of the folder for its state. */
  name?: string
  /** Zero: the system is not built and does not run. */
  webs?: EachSystem<number>
  workers?: number
  /** Mainly the address of an external database. */
  settings?: Partial<EachHost<Settings>>
}

/**
 * Starts four web processes of Pasar and two of each other system, behind an HAProxy for each
 * system, and two workers if it has any. All run from the operator's artefacts, on fresh databases.
 */
export async function openReplicas({
  name = 'replicas',
  webs = WEB_PROCESSES,
  workers = WORKERS,
  settings = {},
}: OpenReplicas = {}): Promise<Replicas> {
  const isolated = await isolatedProfile('bench')
  const profile = {
    ...isolated,
    folder: join(root, '.local', name),
    countsStatements: false,
    settings: await eachHost((host) => ({ ...isolated.settings[host.name], ...settings[host.name] })),
  }
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const undoStep of undo.splice(0).reverse()) await undoStep()
  }

  try {
    const databases = await startDatabases(profile)
    undo.push(databases.stop)
    const environments = await makeEnvironments(profile, databases.urls)
    const artefactOf = ({ name }: System) => join(profile.folder, 'artefacts', name)
    const served = systems.filter(({ name }) => webs[name] > 0)
    for (const system of served)
      await step(`Building ${system.title}`, async () => {
        await buildWhenChanged(system, profile)
        await assemble(system, { distDir: profile.distDir, into: artefactOf(system) })
      })
    await prepareDatabases(environments)

    const start = async (
      system: System,
      part: OneProcess['part'],
      number: number,
      told: Settings = {},
    ): Promise<OneProcess> => {
      const title = `${system.title}'s ${part} ${number}`
      const port = await freePort()
      const at = ['--host', '127.0.0.1', '--port', String(port), '--drain', DRAIN]
      const files = {
        logFile: join(profile.folder, system.name, `${part}-${number}.log`),
        pidFile: join(profile.folder, system.name, `${part}-${number}.pid`),
      }
      const supervised = supervise({
        title,
        ...files,
        cwd: artefactOf(system),
        command: [process.execPath, `${part}.js`, ...(part === 'web' ? at : [])],
        environment: { ...baseEnvironment(), NO_COLOR: '1', ...environments[system.name], ...told },
      })
      undo.push(supervised.stop)
      const address = part === 'web' ? `http://127.0.0.1:${port}` : undefined
      const untilReady = (from: number) =>
        address ? waitUntilReady({ title, address, within: WITHIN }) : untilSaid('worker is ready', files.logFile, from)
      await Promise.race([untilReady(0), supervised.failure])
      supervised.keepRunning()
      const untilServing = async (from: number) => {
        await untilReady(from)
        if (address) await untilUp(`${system.name}_web/web${number}`, join(profile.folder, system.name, 'haproxy.log'))
      }

      return {
        title,
        part,
        address,
        ...files,
        pause: supervised.pause,
        end: (signal) => endOnce(signal, { ...files, untilServing }),
        resume: async () => {
          const { size } = await stat(files.logFile)
          supervised.resume()
          await untilServing(size)
        },
      }
    }
    const processes = await step('Starting replicas of each system', () =>
      eachSystem(async (system) => {
        const started = [
          ...Array.from({ length: webs[system.name] }, (_, at) => start(system, 'web', at + 1)),
          ...Array.from({ length: system.hasWorker ? workers : 0 }, (_, at) => start(system, 'worker', at + 1)),
        ]

        return Promise.all(started)
      }),
    )
    for (const system of served) {
      const haproxy = await startHaproxy(system, {
        folder: join(profile.folder, system.name),
        binds: [`127.0.0.1:${profile.ports[system.name]}`],
        servers: processes[system.name].flatMap(({ address }) => (address ? new URL(address).host : [])),
      })
      undo.push(haproxy.stop)
    }
    for (const { address, title } of served.map((system) => ({
      title: `${system.title} behind HAProxy`,
      address: `http://127.0.0.1:${profile.ports[system.name]}`,
    })))
      await waitUntilReady({ title, address, within: WITHIN })

    let beside = 0
    const startBeside = (system: System, told: Settings) => start(system, 'web', webs[system.name] + ++beside, told)

    return { folder: profile.folder, environments, processes, startBeside, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const WITHIN = 240_000

type Ended = { logFile: string; pidFile: string; untilServing: (from: number) => Promise<void> }

async function endOnce(signal: NodeJS.Signals, { logFile, pidFile, untilServing }: Ended) {
  const readPid = async () => Number(await readFile(pidFile, 'utf8'))
  const [pid, { size }] = await Promise.all([readPid(), stat(logFile)])
  process.kill(pid, signal)
  await until(async () => (await readPid()) !== pid)
  await untilServing(size)
}

const untilSaid = (words: string, logFile: string, from: number) =>
  until(async () => (await readFile(logFile)).subarray(from).includes(words))

/**
 * Wait: if another process ended before HAProxy has seen this one, no server would be left and
 * buyers would get a 503.
 */
const untilUp = (server: string, logFile: string) =>
  until(async () => {
    const changes = (await readFile(logFile, 'utf8')).matchAll(new RegExp(`Server ${server} is (UP|DOWN)`, 'g'))
    return [...changes].at(-1)?.[1] !== 'DOWN'
  })

async function until(holds: () => Promise<boolean>) {
  const deadline = Date.now() + WITHIN
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`A process did not come back within ${WITHIN / 1000} s.`)
    await pause(100)
  }
}
