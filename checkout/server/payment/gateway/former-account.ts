import { readFile } from 'node:fs/promises'
import { remember } from '@epic-web/remember'
import { followFile } from '@jembatan/platform/follow-file'
import { z } from 'zod'
import { getEnvironment } from '../../environment'
import { log } from '../../log'

const formerAccount = z.object({
  merchantId: z.string().min(1),
  serverKey: z.string().min(8),
  clientKey: z.string().min(8),
})

/**
 * The former shop's merchant account at the gateway, transferred to Pasar with its open payments.
 */
export type FormerAccount = z.infer<typeof formerAccount>

// Next's bundle and the web server's each load this module; both must read the file once.
const kept = remember(
  'pasarFormerAccount',
  (): { pasarFormerAccount?: () => Promise<FormerAccount | undefined> } => ({}),
)

/**
 * Returns the transferred account from the file's current content, since the transfer happens while
 * Pasar runs. Undefined when there is none.
 * @throws {Error} in one sentence, without the key, when the file is invalid; the start stops on
 * it.
 */
export async function findFormerAccount(): Promise<FormerAccount | undefined> {
  const { MIDTRANS_FORMER_ACCOUNT_FILE: file } = getEnvironment()
  if (!file) return undefined
  kept.pasarFormerAccount ??= followFile(file, {
    read: () => readFormerAccount(file),
    onRefused: async (problem) =>
      log.error({ reason: problem instanceof Error ? problem.message : 'unknown' }, 'a former account is not read'),
  })

  return kept.pasarFormerAccount()
}

export async function readFormerAccount(file: string | undefined): Promise<FormerAccount | undefined> {
  if (file === undefined) return undefined
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  // The parser's message may quote a key.
  try {
    return formerAccount.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `MIDTRANS_FORMER_ACCOUNT_FILE is no account of the payment partner: ${file} must hold merchantId, serverKey and clientKey.`,
    )
  }
}
