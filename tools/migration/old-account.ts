import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { kasir } from '../systems/systems'
import { ASIDE, runOnOneSide } from './one-side'
import { getWorld, type World } from './world'

/** Of the social company at Kasir, before the rule. */
const ACCOUNT = 'TOKO-LAMA'

/** Where the old shop writes what its account at Kasir would hold, and Kasir leaves its receipt. */
export const accountFolderOf = ({ folder }: Pick<World, 'folder'>) => join(folder, 'old-account')

/** What Kasir gave the old shop for its account. It opens nothing after the transfer. */
const oldKeysFileOf = ({ folder }: World) => join(folder, 'old-shop', 'merchant-keys.json')

/**
 * Kasir takes over what the old shop has written: all of it at first, later what changed since. Where Kasir does not know what came
 * before, the receipt is gone afterwards, and `writeAll` has all of it written.
 */
export async function tellKasir(args: string[], writeAll: () => Promise<number>): Promise<number> {
  const world = await getWorld()
  const folder = accountFolderOf(world)
  const receipt = join(folder, 'loaded.json')
  const hadReceipt = existsSync(receipt)
  const settings = { KASIR_ACCOUNT_FOLDER: folder, KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world) }
  const load = () => runInKasir('load-account', args, settings)
  const code = await load()
  if (code === 0 || !hadReceipt || existsSync(receipt)) return code

  return (await writeAll()) || load()
}

const BACK = '--back'

/**
 * Kasir gives the account to Pasar, with new keys in a file of Pasar's alone; with `--back` it gives it to the old shop again, as long
 * as that goes on. Done twice either changes nothing.
 */
export async function transferAccount(args: string[]): Promise<number> {
  const unknown = args.find((arg) => ![BACK, '--json', ASIDE].includes(arg))
  if (unknown) throw new Error(`npm run migration -- transfer knows ${BACK}, --json, and nothing else.`)
  const world = await getWorld()
  const { formerAccountFile, notificationUrl } = world.merchant
  const told = args.filter((arg) => arg !== BACK)
  if (!args.includes(BACK))
    return runInKasir('transfer-account', told, {
      KASIR_ACCOUNT_ID: ACCOUNT,
      KASIR_ACCOUNT_KEYS_FILE: formerAccountFile,
      KASIR_ACCOUNT_NOTIFICATION_URL: notificationUrl,
      KASIR_ACCOUNT_FINISH_URL: `${world.origins.pasar}/payment/finish`,
    })

  await rm(formerAccountFile, { force: true })
  return runInKasir('transfer-account', told, {
    KASIR_ACCOUNT_ID: ACCOUNT,
    KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world),
    KASIR_ACCOUNT_FINISH_URL: world.origins.ramai,
    KASIR_ACCOUNT_RETURNED: '1',
  })
}

async function runInKasir(command: string, args: string[], settings: Record<string, string>) {
  const world = await getWorld()
  const given = await world.settingsOf(kasir)
  const run = (url: string) =>
    runOnOneSide(kasir.folder, command, args, { ...settings, KASIR_DATABASE_URL: url, ...given })
  if (given.KASIR_DATABASE_URL) return run(given.KASIR_DATABASE_URL)

  return world.withCluster('kasir', ({ url }) => run(url))
}
