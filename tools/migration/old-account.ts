import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readOptions } from '@jembatan/migration-bundle/step-options'
import type { Settings } from '../systems/settings'
import { accountFolderOf } from './operate'
import { type RunOptions, runInKasir, runProgram } from './sides'
import { getWorld, type World } from './world'

/** The social company's merchant account at Kasir. */
const ACCOUNT = 'TOKO-LAMA'

/** The old shop's keys to its account. They open nothing after the transfer. */
const oldKeysFileOf = ({ folder }: World) => join(folder, 'old-shop', 'merchant-keys.json')

/**
 * The old shop writes what its account at Kasir would hold, and Kasir loads it: all of it at first, later what changed since.
 * If Kasir does not know what came before, it removes its receipt, and all of it is written and loaded anew.
 */
export async function loadAccount(args: string[], options: RunOptions = {}): Promise<number> {
  const { json } = readOptions('account', args)
  const world = await getWorld()
  const folder = accountFolderOf(world)
  const receipt = join(folder, 'loaded.json')
  const hadReceipt = existsSync(receipt)
  const settings = { KASIR_ACCOUNT_FOLDER: folder, KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world) }
  const load = async () =>
    (await runProgram('old-shop/account', args, options)) ||
    runInKasir('load-account', json ? ['--json'] : [], settings, options)
  const code = await load()

  return code !== 0 && hadReceipt && !existsSync(receipt) ? load() : code
}

/**
 * Kasir gives the account to Pasar, with new keys in a file of Pasar's alone; with `--back` it gives it to the old shop again, as long
 * as that goes on. Done twice either changes nothing.
 */
export async function transferAccount(
  args: string[],
  options: RunOptions = {},
  settings: Settings = {},
): Promise<number> {
  const { json, back } = readOptions('transfer', args)
  const world = await getWorld()
  const { formerAccountFile, notificationUrl } = world.merchant
  const toPasar: Settings = {
    KASIR_ACCOUNT_KEYS_FILE: formerAccountFile,
    KASIR_ACCOUNT_NOTIFICATION_URL: notificationUrl,
    KASIR_ACCOUNT_FINISH_URL: `${world.origins.pasar}/payment/finish`,
    ...settings,
  }
  const toOldShop: Settings = {
    KASIR_ACCOUNT_KEYS_FILE: oldKeysFileOf(world),
    KASIR_ACCOUNT_FINISH_URL: world.origins.ramai,
    KASIR_ACCOUNT_RETURNED: '1',
  }
  const to = { KASIR_ACCOUNT_ID: ACCOUNT, ...(back ? toOldShop : toPasar) }
  const code = await runInKasir('transfer-account', json ? ['--json'] : [], to, options)
  // Last: a run that dies before it asks Kasir once more.
  if (back && code === 0) await rm(formerAccountFile, { force: true })

  return code
}

/**
 * In a cut-over: Kasir waits until the old shop has closed and written the last of its account, and then gives it to Pasar, which
 * reads its settlement reports before it opens.
 */
export const handOverAccount = async (args: string[], options: RunOptions): Promise<number> =>
  transferAccount(args, options, { KASIR_ACCOUNT_FOLDER: accountFolderOf(await getWorld()) })

/** When a cut-over is rolled back. Does nothing where nothing was handed over. */
export const takeAccountBack = async (args: string[], options: RunOptions): Promise<number> =>
  existsSync((await getWorld()).merchant.formerAccountFile) ? transferAccount(['--back', ...args], options) : 0

/** Removes what the old shop had written for Kasir, and a key that opens nothing. */
export async function forgetAccount() {
  const world = await getWorld()
  await rm(accountFolderOf(world), { recursive: true, force: true })
  await rm(oldKeysFileOf(world), { force: true })

  return 0
}
