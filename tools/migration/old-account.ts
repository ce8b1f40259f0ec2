import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../systems/settings'
import { accountFolderOf, type RunOptions, runInKasir, runInOldShop } from './sides'
import { getWorld, type World } from './world'

/** Of the social company at Kasir, before the rule. */
const ACCOUNT = 'TOKO-LAMA'

/** What Kasir gave the old shop for its account. It opens nothing after the transfer. */
const oldKeysFileOf = ({ folder }: World) => join(folder, 'old-shop', 'merchant-keys.json')

/**
 * The old shop writes what its account at Kasir would hold, and Kasir takes it over: all of it at first, later what changed since.
 * Where Kasir does not know what came before, the receipt is gone afterwards, and all of it is written anew. Before a cut-over
 * nothing is written or told where the old shop has not been exported.
 */
export async function settleAccount(
  command: string,
  args: string[],
  { before, ...options }: RunOptions & { before?: 'cut-over' } = {},
): Promise<number> {
  const world = await getWorld()
  const folder = accountFolderOf(world)
  const receipt = join(folder, 'loaded.json')
  const hadReceipt = existsSync(receipt)
  const settings = { KASIR_ACCOUNT_FOLDER: folder, KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world) }
  const asked = before === 'cut-over' ? [...args, '--exported'] : args
  const settle = async () =>
    (await runInOldShop(command, asked, options)) || runInKasir('load-account', args, settings, options)
  const code = await settle()

  return code !== 0 && hadReceipt && !existsSync(receipt) ? settle() : code
}

const BACK = '--back'

/**
 * Kasir gives the account to Pasar, with new keys in a file of Pasar's alone; with `--back` it gives it to the old shop again, as long
 * as that goes on. Done twice either changes nothing.
 */
export async function transferAccount(args: string[], options?: RunOptions, settings: Settings = {}): Promise<number> {
  if (args.some((arg) => ![BACK, '--json'].includes(arg)))
    throw new Error(`npm run migration -- transfer knows ${BACK}, --json, and nothing else.`)
  const world = await getWorld()
  const { formerAccountFile, notificationUrl } = world.merchant
  const told = args.filter((arg) => arg !== BACK)
  if (!args.includes(BACK)) {
    const toPasar: Settings = {
      KASIR_ACCOUNT_ID: ACCOUNT,
      KASIR_ACCOUNT_KEYS_FILE: formerAccountFile,
      KASIR_ACCOUNT_NOTIFICATION_URL: notificationUrl,
      KASIR_ACCOUNT_FINISH_URL: `${world.origins.pasar}/payment/finish`,
      ...settings,
    }

    return runInKasir('transfer-account', told, toPasar, options)
  }

  const toOldShop = {
    KASIR_ACCOUNT_ID: ACCOUNT,
    KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world),
    KASIR_ACCOUNT_FINISH_URL: world.origins.ramai,
    KASIR_ACCOUNT_RETURNED: '1',
  }

  const code = await runInKasir('transfer-account', told, toOldShop, options)
  // Last: whoever dies before it is asked once more.
  if (code === 0) await rm(formerAccountFile, { force: true })

  return code
}

/**
 * In a cut-over: waits until the old shop has closed and told the last of its account, and then Kasir gives it to Pasar, which
 * reads its settlement reports before it opens.
 */
export const handOverAccount = async (args: string[], options: RunOptions): Promise<number> =>
  transferAccount(args, options, { KASIR_ACCOUNT_FOLDER: accountFolderOf(await getWorld()) })

/** Of a cut-over that is taken back. Where nothing was handed over it does nothing. */
export const takeAccountBack = async (args: string[], options: RunOptions): Promise<number> =>
  existsSync((await getWorld()).merchant.formerAccountFile) ? transferAccount([BACK, ...args], options) : 0

/** With the old shop goes what it had written for Kasir, and a key that opens nothing. */
export async function forgetAccount() {
  const world = await getWorld()
  await rm(accountFolderOf(world), { recursive: true, force: true })
  await rm(oldKeysFileOf(world), { force: true })

  return 0
}
