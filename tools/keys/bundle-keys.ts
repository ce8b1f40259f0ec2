import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { ensureSigningKey, SECRET } from './keys'
import { publish } from './published-file'

/** Who signs a bundle of the migration, and who alone can open it: made when the first one is wanted. */
export type BundleKeys = {
  /** The social company's own. */
  signingKeyFile: string
  /** Pasar's own. */
  identityFile: string
  /** What a deployment would carry across, one to each side. */
  bundleKeysFile: string
  recipientFile: string
}

export async function ensureBundleKeys(folder: string): Promise<BundleKeys> {
  const signingKeyFile = join(folder, 'old-shop', 'bundle-signing-key.json')
  const identityFile = join(folder, 'pasar', 'bundle-identity')
  const bundleKeysFile = join(folder, 'public', 'bundle-keys.json')
  const recipientFile = join(folder, 'public', 'bundle-recipient.json')
  await publish(bundleKeysFile, { keys: [await ensureSigningKey(signingKeyFile)] })
  await publish(recipientFile, { recipient: await identityToRecipient(await ensureIdentity(identityFile)) })

  return { signingKeyFile, identityFile, bundleKeysFile, recipientFile }
}

async function ensureIdentity(file: string) {
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${await generateX25519Identity()}\n`, { mode: SECRET })
  }

  return (await readFile(file, 'utf8')).trim()
}
