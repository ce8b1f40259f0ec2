import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { oldShopAccountFile, originOf } from '../environments'
import { ensureKeys } from '../keys/keys'
import { profileOfStart } from '../process/profile-of-start'
import { environmentFile, pathsOf } from '../systems/profile'
import { parseEnvironmentFile, readSettings, type Settings } from '../systems/settings'
import { type EachSystem, eachSystem, hosts } from '../systems/systems'
import { withCluster } from './with-cluster'

/** The systems of a migration. */
export type World = {
  folder: string
  origins: EachSystem<string>
  /** Pasar's accounts at Kasir, and Kasir's notification address for payments. */
  merchant: { reportUrl: string; serverKey: string; oldShopAccountFile: string; notificationUrl: string }
  /** The operator's settings for one side. */
  settingsOf: typeof readSettings
  withCluster: typeof withCluster
}

/**
 * The systems of `npm start`, running or not; or those of a test run, without the operator's
 * settings.
 */
async function openWorld(name: string): Promise<World> {
  if (name !== 'start' && name !== 'test') throw new Error(`There is no world "${name}"; there are start and test.`)
  const { folder } = pathsOf(name)
  if (name === 'start') {
    const profile = await profileOfStart()
    const origins = await eachSystem(async (system) => originOf(profile, system))

    const { merchantServerKey } = await ensureKeys({ ...profile, ramaiOrigin: origins.ramai })
    const local = (port: number) => `http://127.0.0.1:${port}`
    const merchant = {
      reportUrl: `${local(profile.ports.kasir)}/reports/settlement`,
      serverKey: merchantServerKey,
      oldShopAccountFile: oldShopAccountFile(profile),
      notificationUrl: `${local(profile.ports.pasar)}/api/payment/notification`,
    }

    // `npm start` does not know the old shop, so its settings are read here.
    const settingsOf: World['settingsOf'] = async (side) => {
      const host = hosts.find(({ folder }) => folder === side.folder)
      return host ? profile.settings[host.name] : readSettings(side)
    }

    return { folder, origins, merchant, settingsOf, withCluster }
  }

  const environments = await eachSystem(async (system) =>
    parseEnvironmentFile(await readFile(environmentFile({ folder }, system.name), 'utf8')),
  )
  const settingOf = (system: keyof typeof environments, variable: string) =>
    environments[system][`${system.toUpperCase()}_${variable}`] ?? ''

  return {
    folder,
    origins: await eachSystem(async ({ name }) => settingOf(name, 'ORIGIN')),
    merchant: {
      reportUrl: environments.pasar.MIDTRANS_SETTLEMENT_REPORT_URL ?? '',
      serverKey: environments.pasar.MIDTRANS_SERVER_KEY ?? '',
      oldShopAccountFile: oldShopAccountFile({ folder }),
      notificationUrl: environments.pasar.MIDTRANS_NOTIFICATION_URL ?? '',
    },
    settingsOf: async (): Promise<Settings> => ({}),
    withCluster: (system, work) =>
      work({ url: settingOf(system, 'DATABASE_URL'), folder: join(folder, system, 'cluster') }),
  }
}

const OPTION = '--world='

let world: Promise<World> | undefined

/** The world in the command line: dev control of a test run adds `--world=test`. */
export function getWorld(): Promise<World> {
  world ??= openWorld(process.argv.find((arg) => arg.startsWith(OPTION))?.slice(OPTION.length) ?? 'start')

  return world
}

/** All other arguments. */
export const withoutWorld = (args: string[]) => args.filter((arg) => !arg.startsWith(OPTION))
