import { createPublicKey, generateKeyPair } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from './published-file'

const READABLE_BY_OWNER = 0o600
const MODULUS_BITS = 2048

/**
 * Creates a system's RSA key for BI-SNAP, if it is missing, and publishes its public half. A public
 * file keeps further keys, so that a rotation overlaps.
 */
export async function ensureRsaKey(folder: string, system: 'pasar' | 'kasir') {
  const privateKeyFile = join(folder, system, 'bi-snap-private-key.pem')
  const publicKeyFile = join(folder, 'public', `${system}-bi-snap-keys.pem`)
  if (!existsSync(privateKeyFile)) {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS })
    await replaceFile(privateKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), READABLE_BY_OWNER)
  }
  const publicKey = createPublicKey(await readFile(privateKeyFile))
    .export({ type: 'spki', format: 'pem' })
    .toString()
  const published = existsSync(publicKeyFile) ? await readFile(publicKeyFile, 'utf8') : ''
  if (!published.includes(publicKey)) await replaceFile(publicKeyFile, published + publicKey)

  return { privateKeyFile, publicKeyFile }
}
