import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { makeEnvironments } from '../../../tools/dev/environments'
import { startDatabases } from '../../../tools/dev/postgres/databases'
import { baseEnvironment } from '../../../tools/dev/process/base-environment'
import { type Supervised, supervise } from '../../../tools/dev/process/supervise'
import { waitUntilReady } from '../../../tools/dev/process/wait-until-ready'
import { freePort } from '../../../tools/dev/systems/ports'
import { isolatedProfile, type Profile } from '../../../tools/dev/systems/profile'
import type { Settings } from '../../../tools/dev/systems/settings'
import type { EachHost, Host } from '../../../tools/dev/systems/systems'

/**
 * Databases, keys and settings for systems outside the repository. All state lies in `folder` and
 * is removed at the end.
 */
export type ArtefactWorld = {
  profile: Profile
  environments: EachHost<Settings>
  /** Runs a program to its end. @throws {Error} with its output. */
  run: (program: Program) => Promise<string>
  /** Starts a web server and waits until it is ready. Returns its supervisor. */
  serve: (program: Omit<Program, 'program'> & { port: number }) => Promise<Supervised>
  work: (program: Omit<Program, 'program'>) => Supervised
  /** Stops every system's database, but none of their clients. */
  loseDatabases: () => Promise<void>
  stop: () => Promise<void>
}

type Program = {
  system: Pick<Host, 'name' | 'title'>
  /** Folder of the artefact. */
  artefact: string
  program: string
  settings?: Settings
}

/** Seconds in which a proxy notices that a process drains. */
const DRAIN = '3'

/** @param folder empty. */
export async function openArtefactWorld(folder: string): Promise<ArtefactWorld> {
  const profile: Profile = { ...(await isolatedProfile('test')), folder: join(folder, 'state') }
  await mkdir(profile.folder, { recursive: true })
  const databases = await startDatabases(profile)
  const environments = await makeEnvironments(profile, databases.urls)
  const running: Supervised[] = []
  let stopped: Promise<void> | undefined
  const loseDatabases = () => {
    stopped ??= databases.stop()
    return stopped
  }
  const environmentOf = ({ system, settings }: Pick<Program, 'system' | 'settings'>) => ({
    ...baseEnvironment(),
    ...environments[system.name],
    ...settings,
  })

  const start = ({ artefact, program, ...told }: Program, args: string[] = []) => {
    const place = join(profile.folder, told.system.name, `${program}-${running.length}`)
    const started = supervise({
      title: `${told.system.title}'s ${program}`,
      command: [process.execPath, join(artefact, `${program}.js`), ...args],
      // Not a folder of any system.
      cwd: profile.folder,
      environment: environmentOf(told),
      logFile: `${place}.log`,
      pidFile: `${place}.pid`,
    })
    running.push(started)

    return started
  }

  return {
    profile,
    environments,
    run: async ({ artefact, program, ...told }) => {
      const { all } = await execa({
        cwd: profile.folder,
        env: environmentOf(told),
        extendEnv: false,
        all: true,
        timeout: 120_000,
      })`${process.execPath} ${join(artefact, `${program}.js`)} ${program === 'web' ? ['--port', `${await freePort()}`] : []}`

      return all
    },
    serve: async ({ port, ...told }) => {
      const web = start({ ...told, program: 'web' }, ['--port', String(port), '--drain', DRAIN])
      const address = `http://127.0.0.1:${port}`
      await Promise.race([waitUntilReady({ title: told.system.title, address, within: 90_000 }), web.failure])
      web.keepRunning()

      return web
    },
    work: (told) => {
      const worker = start({ ...told, program: 'worker' })
      worker.keepRunning()
      return worker
    },
    loseDatabases,
    stop: async () => {
      await Promise.all(running.map((process) => process.stop()))
      await loseDatabases()
    },
  }
}
