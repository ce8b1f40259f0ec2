import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { ensureSigningKey, SECRET } from './keys'
import { publish, replaceFile } from './published-file'

/**
 * The keys that sign and decrypt a migration bundle, and the key with which Pasar signs its final
 * documents.
 */
export type BundleKeys = {
  /** The social company's own. */
  signingKeyFile: string
  /** Pasar's own. */
  identityFile: string
  auditSigningKeyFile: string
  /** Public keys, which a deployment would carry across. */
  bundleKeysFile: string
  recipientFile: string
  readerKeysFile: string
}

/** Paths of the keys, whether or not the files exist: a purge destroys the bundles' keys. */
export const bundleKeyFiles = (folder: string): BundleKeys => ({
  signingKeyFile: join(folder, 'old-shop', 'bundle-signing-key.json'),
  identityFile: join(folder, 'pasar', 'bundle-identity'),
  auditSigningKeyFile: join(folder, 'pasar', 'audit-signing-key.json'),
  bundleKeysFile: join(folder, 'public', 'bundle-keys.json'),
  recipientFile: join(folder, 'public', 'bundle-recipient.json'),
  readerKeysFile: join(folder, 'public', 'bundle-reader-keys.json'),
})

/** Creates the keys at first use. */
export async function ensureBundleKeys(folder: string): Promise<BundleKeys> {
  const files = bundleKeyFiles(folder)
  await publish(files.bundleKeysFile, { keys: [await ensureSigningKey(files.signingKeyFile)] })
  await publish(files.recipientFile, { recipient: await identityToRecipient(await ensureIdentity(files.identityFile)) })
  await publish(files.readerKeysFile, { keys: [await ensureSigningKey(files.auditSigningKeyFile)] })

  return files
}

async function ensureIdentity(file: string) {
  if (!existsSync(file)) await replaceFile(file, `${await generateX25519Identity()}\n`, SECRET)

  return (await readFile(file, 'utf8')).trim()
}
