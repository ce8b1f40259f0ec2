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

/** The old shop's keys to its account, which are void after the transfer. */
const oldKeysFileOf = ({ folder }: World) => join(folder, 'old-shop', 'merchant-keys.json')

/**
 * The old shop writes the content of its account at Kasir, and Kasir loads it: all at first, later
 * the changes. If Kasir does not know the earlier part, it removes its receipt, and everything is
 * written and loaded anew.
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
 * Kasir transfers the account to Pasar, with new keys in a file that only Pasar reads; with
 * `--back`, to the old shop, as long as that continues. A second run changes nothing.
 */
export async function transferAccount(
  args: string[],
  options: RunOptions = {},
  settings: Settings = {},
): Promise<number> {
  const { json, back } = readOptions('transfer', args)
  const world = await getWorld()
  const { oldShopAccountFile, notificationUrl } = world.merchant
  const toPasar: Settings = {
    KASIR_ACCOUNT_KEYS_FILE: oldShopAccountFile,
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
  // Last, so that a run killed before this asks Kasir again.
  if (back && code === 0) await rm(oldShopAccountFile, { force: true })

  return code
}

/**
 * During a cut-over: Kasir waits until the old shop has closed and written the last of its account,
 * then transfers it to Pasar, which reads the settlement reports before it opens.
 */
export const handOverAccount = async (args: string[], options: RunOptions): Promise<number> =>
  transferAccount(args, options, { KASIR_ACCOUNT_FOLDER: accountFolderOf(await getWorld()) })

/** For a roll-back. Does nothing if the account was not transferred. */
export const takeAccountBack = async (args: string[], options: RunOptions): Promise<number> =>
  existsSync((await getWorld()).merchant.oldShopAccountFile) ? transferAccount(['--back', ...args], options) : 0

/** Removes the files that the old shop wrote for Kasir, and its void key. */
export async function forgetAccount() {
  const world = await getWorld()
  await rm(accountFolderOf(world), { recursive: true, force: true })
  await rm(oldKeysFileOf(world), { force: true })

  return 0
}
