import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const accountKeys = z.object({ merchantId: z.string(), serverKey: z.string(), clientKey: z.string() })

export type AccountKeys = z.infer<typeof accountKeys>

/** Sandbox keys, like all keys here. */
export const newKeys = (merchantId: string): AccountKeys => ({
  merchantId,
  serverKey: `SB-Mid-server-${randomBytes(18).toString('base64url')}`,
  clientKey: `SB-Mid-client-${randomBytes(12).toString('base64url')}`,
})

/** Writes the account owner's keys to a file that only its owner may read. */
export async function writeKeys(file: string, keys: AccountKeys) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, `${JSON.stringify(keys)}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

export async function findKeys(file: string): Promise<AccountKeys | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)

  return text === undefined ? undefined : accountKeys.parse(JSON.parse(text))
}
