import { join } from 'node:path'
import { freePort, isPortFree } from './ports'
import { portSetting, readSettings, type Settings } from './settings'
import { type EachHost, type EachSystem, eachHost, eachSystem, type Host, root } from './systems'

/** One way to run the systems: state folder, ports and build. */
export type Profile = {
  folder: string
  mode: 'production' | 'development'
  /** Next's build folder. Each profile with builds has its own, so that none disturbs another. */
  distDir: '.next' | '.next-test'
  /** Databases that start empty and are deleted at the end. */
  throwaway: boolean
  /** Whether the databases count their statements, for benchmarks. */
  countsStatements: boolean
  /** Whether the walkthrough may steer. Off for benchmarks, which measure a shop only. */
  demo: boolean
  /**
   * An evidence check run by dev control sends a tenth of its people; the gate's stage sends all.
   */
  fewPeople: boolean
  ports: EachHost<number>
  databasePorts: EachSystem<number>
  settings: EachHost<Settings>
}

export type World = 'start' | 'test' | 'bench'

/** State folder and builds of a world. */
export const pathsOf = (world: World): Pick<Profile, 'folder' | 'distDir'> => ({
  folder: join(root, '.local', world),
  distDir: world === 'start' ? '.next' : '.next-test',
})

/** `npm start` and `npm run dev`: the operator's ports and databases, and data that stays. */
export async function startProfile(
  mode: Profile['mode'],
  { settings: overrides }: { settings?: EachHost<Settings> } = {},
): Promise<Profile> {
  const settings = overrides ?? withoutDemo(await eachHost(readSettings))

  return {
    ...pathsOf('start'),
    mode,
    throwaway: false,
    countsStatements: false,
    demo: true,
    fewPeople: false,
    settings,
    ports: await eachHost(({ name, defaultPort }) => {
      return portSetting(settings[name], `${name.toUpperCase()}_PORT`) ?? defaultPort
    }),
    databasePorts: await eachSystem(async ({ name, defaultDatabasePort }) => {
      const port = portSetting(settings[name], `${name.toUpperCase()}_DATABASE_PORT`)
      return port ?? (await orFreePort(defaultDatabasePort))
    }),
  }
}

/**
 * Without a demo Kasir's simulation is off as well: Kasir is not part of the demo and has no
 * `DEMO_MODE`.
 */
function withoutDemo(settings: EachHost<Settings>): EachHost<Settings> {
  if (process.env.DEMO_MODE !== '0') return settings

  return { ...settings, kasir: { ...settings.kasir, SIM_MODE: '0' } }
}

/** Short time-outs for tests; their order is that of production. */
const SHORT_WAITS: Settings = { MIDTRANS_TIMEOUT_MS: '3000', PASAR_FIRST_POLL_SECONDS: '5' }

/**
 * No browser: a playing clip uses a whole core. A test of the stage starts a walkthrough with a
 * browser.
 */
const NO_STAGE: Settings = { WALKTHROUGH_CHROMIUM: 'none' }

/** Simulated buyers on this machine set their own client addresses. */
const manyPlaces = (name: Host['name']): Settings => ({ [`${name.toUpperCase()}_TRUSTED_PROXIES`]: 'loopback' })

/** `npm test` and the benchmarks: no personal settings, fresh databases, unused ports. */
export async function isolatedProfile(name: Exclude<World, 'start'>): Promise<Profile> {
  return {
    ...pathsOf(name),
    mode: 'production',
    throwaway: true,
    countsStatements: name === 'bench',
    demo: name === 'test',
    fewPeople: process.env.FULL_VOLUME !== '1',
    settings: await eachHost((host) => ({
      ...manyPlaces(host.name),
      ...(name === 'test' && host.name === 'pasar' && SHORT_WAITS),
      ...(host.name === 'walkthrough' && NO_STAGE),
    })),
    // Random ports: a fixed one may be taken by the time another world has been built.
    ports: await eachHost(() => freePort()),
    databasePorts: await eachSystem(() => freePort()),
  }
}

async function orFreePort(port: number) {
  return (await isPortFree(port)) ? port : freePort()
}

/** The file with the id of the process that runs a profile's systems. */
export function runLockFile({ folder }: Pick<Profile, 'folder'>) {
  return join(folder, 'running.pid')
}

/** The operator's settings of a system with the chosen ports, for commands in another terminal. */
export const settingsFile = ({ folder }: Pick<Profile, 'folder'>, name: Host['name']) => join(folder, name, 'settings')

/** In the form that `startProfile` reads. */
export function chosenSettings({ settings, ports, databasePorts }: Profile, { name }: Host): Settings {
  const prefix = name.toUpperCase()
  const databasePort = name === 'walkthrough' ? undefined : databasePorts[name]

  return {
    ...settings[name],
    [`${prefix}_PORT`]: String(ports[name]),
    ...(databasePort && { [`${prefix}_DATABASE_PORT`]: String(databasePort) }),
  }
}

/** The file with the environment of a system's processes, for other commands of the same user. */
export function environmentFile({ folder }: Pick<Profile, 'folder'>, name: Host['name']) {
  return join(folder, name, 'environment')
}
