import { join } from 'node:path'
import { freePort, isPortFree } from './ports'
import { portSetting, readSettings, type Settings } from './settings'
import { type EachHost, type EachSystem, eachHost, eachSystem, type Host, root } from './systems'

/** One way of running the systems: where its state lies, which ports, which build. */
export type Profile = {
  folder: string
  mode: 'production' | 'development'
  /** Where Next puts the build; each profile that builds has its own, so none disturbs another. */
  distDir: '.next' | '.next-test'
  /** Databases that begin empty and are thrown away at the end. */
  throwaway: boolean
  /** Whether the databases count their statements, for benchmarks. */
  countsStatements: boolean
  /** Whether the walkthrough may steer; what is measured is a shop, and not a stage. */
  demo: boolean
  /** A check of the evidence that dev control runs sends a tenth of its people; the stage of the gate sends them all. */
  fewPeople: boolean
  ports: EachHost<number>
  databasePorts: EachSystem<number>
  settings: EachHost<Settings>
}

export type World = 'start' | 'test' | 'bench'

/** Where a world's state lies, and which builds it runs. */
export const pathsOf = (world: World): Pick<Profile, 'folder' | 'distDir'> => ({
  folder: join(root, '.local', world),
  distDir: world === 'start' ? '.next' : '.next-test',
})

/** `npm start` and `npm run dev`: the ports and databases that a person chose, and data that stays. */
export async function startProfile(
  mode: Profile['mode'],
  { settings: given }: { settings?: EachHost<Settings> } = {},
): Promise<Profile> {
  const settings = given ?? withoutDemo(await eachHost(readSettings))

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
      const chosen = portSetting(settings[name], `${name.toUpperCase()}_DATABASE_PORT`)
      return chosen ?? (await orFreePort(defaultDatabasePort))
    }),
  }
}

/** Kasir is no part of the demo and knows no `DEMO_MODE`; who starts all without a demo wants nothing of it steered either. */
function withoutDemo(settings: EachHost<Settings>): EachHost<Settings> {
  if (process.env.DEMO_MODE !== '0') return settings

  return { ...settings, kasir: { ...settings.kasir, SIM_MODE: '0' } }
}

/** What a test would otherwise wait for; the order of the spans is that of production. */
const SHORT_WAITS: Settings = { MIDTRANS_TIMEOUT_MS: '3000', PASAR_FIRST_POLL_SECONDS: '5' }

/** Its browser takes a core while a clip plays: whoever is about the stage starts a walkthrough with one. */
const NO_STAGE: Settings = { WALKTHROUGH_CHROMIUM: 'none' }

/** Buyers from many places, who all live on this machine, say themselves where they come from. */
const manyPlaces = (name: Host['name']): Settings => ({ [`${name.toUpperCase()}_TRUSTED_PROXIES`]: 'loopback' })

/** `npm test` and the benchmarks: nobody's settings, fresh databases, ports that nothing else uses. */
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
    // Anywhere: a fixed one that is free now is gone when another world has built first.
    ports: await eachHost(() => freePort()),
    databasePorts: await eachSystem(() => freePort()),
  }
}

async function orFreePort(port: number) {
  return (await isPortFree(port)) ? port : freePort()
}

/** Names the process whose turn it is to run the systems of a profile. */
export function runLockFile({ folder }: Pick<Profile, 'folder'>) {
  return join(folder, 'running.pid')
}

/** What a person set for a system at its start, with the ports that were chosen, for the commands of another terminal. */
export const settingsFile = ({ folder }: Pick<Profile, 'folder'>, name: Host['name']) => join(folder, name, 'settings')

/** As `startProfile` reads them again. */
export function chosenSettings({ settings, ports, databasePorts }: Profile, { name }: Host): Settings {
  const prefix = name.toUpperCase()
  const databasePort = name === 'walkthrough' ? undefined : databasePorts[name]

  return {
    ...settings[name],
    [`${prefix}_PORT`]: String(ports[name]),
    ...(databasePort && { [`${prefix}_DATABASE_PORT`]: String(databasePort) }),
  }
}

/** What the processes of a system were told, kept for the other commands of the person at this machine. */
export function environmentFile({ folder }: Pick<Profile, 'folder'>, name: Host['name']) {
  return join(folder, name, 'environment')
}
