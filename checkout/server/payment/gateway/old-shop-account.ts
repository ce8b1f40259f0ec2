import { readFile } from 'node:fs/promises'
import { remember } from '@epic-web/remember'
import { followFile } from '@jembatan/platform/follow-file'
import { z } from 'zod'
import { getEnvironment } from '../../environment'
import { log } from '../../log'

const oldShopAccount = z.object({
  merchantId: z.string().min(1),
  serverKey: z.string().min(8),
  clientKey: z.string().min(8),
})

/**
 * The old shop's merchant account at the gateway, transferred to Pasar with its open payments.
 */
export type OldShopAccount = z.infer<typeof oldShopAccount>

// Next's bundle and the web server's each load this module; both must read the file once.
const singleton = remember(
  'pasarOldShopAccount',
  (): { pasarOldShopAccount?: () => Promise<OldShopAccount | undefined> } => ({}),
)

/**
 * Returns the transferred account from the file's current content, since the transfer happens while
 * Pasar runs. Undefined when there is none.
 * @throws {Error} in one sentence, without the key, when the file is invalid; the start stops on
 * it.
 */
export async function findOldShopAccount(): Promise<OldShopAccount | undefined> {
  const { MIDTRANS_OLD_SHOP_ACCOUNT_FILE: file } = getEnvironment()
  if (!file) return undefined
  singleton.pasarOldShopAccount ??= followFile(file, {
    read: () => readOldShopAccount(file),
    onRefused: async (problem) =>
      log.error(
        { reason: problem instanceof Error ? problem.message : 'unknown' },
        'the account of the old shop is not read',
      ),
  })

  return singleton.pasarOldShopAccount()
}

export async function readOldShopAccount(file: string | undefined): Promise<OldShopAccount | undefined> {
  if (file === undefined) return undefined
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  // The parser's message may quote a key.
  try {
    return oldShopAccount.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `MIDTRANS_OLD_SHOP_ACCOUNT_FILE is no account of the payment partner: ${file} must hold merchantId, serverKey and clientKey.`,
    )
  }
}
