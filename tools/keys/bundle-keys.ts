import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { ensureSigningKey, SECRET } from './keys'
import { publish } from './published-file'

/** Who signs a bundle of the migration, who alone can open it, and by what Pasar signs what it says of the end. */
export type BundleKeys = {
  /** The social company's own. */
  signingKeyFile: string
  /** Pasar's own. */
  identityFile: string
  auditSigningKeyFile: string
  /** What a deployment would carry across. */
  bundleKeysFile: string
  recipientFile: string
  readerKeysFile: string
}

/** Where they lie, whether or not they are there: a purge destroys those of the bundles. */
export const bundleKeyFiles = (folder: string): BundleKeys => ({
  signingKeyFile: join(folder, 'old-shop', 'bundle-signing-key.json'),
  identityFile: join(folder, 'pasar', 'bundle-identity'),
  auditSigningKeyFile: join(folder, 'pasar', 'audit-signing-key.json'),
  bundleKeysFile: join(folder, 'public', 'bundle-keys.json'),
  recipientFile: join(folder, 'public', 'bundle-recipient.json'),
  readerKeysFile: join(folder, 'public', 'bundle-reader-keys.json'),
})

/** Made when the first one is wanted. */
export async function ensureBundleKeys(folder: string): Promise<BundleKeys> {
  const files = bundleKeyFiles(folder)
  await publish(files.bundleKeysFile, { keys: [await ensureSigningKey(files.signingKeyFile)] })
  await publish(files.recipientFile, { recipient: await identityToRecipient(await ensureIdentity(files.identityFile)) })
  await publish(files.readerKeysFile, { keys: [await ensureSigningKey(files.auditSigningKeyFile)] })

  return files
}

async function ensureIdentity(file: string) {
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${await generateX25519Identity()}\n`, { mode: SECRET })
  }

  return (await readFile(file, 'utf8')).trim()
}
