import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

/** Made at the first start, each in the folder of the system that may know it, and never anywhere else. */
export type Keys = {
  ramaiSigningKeyFile: string
  catalogueSigningKeyFile: string
  handoffSecret: string
  merchantServerKey: string
  merchantClientKey: string
  /** What a deployment would carry across: public keys, and nothing else. */
  issuersFile: string
  catalogueKeysFile: string
}

type EnsureKeys = { folder: string; ramaiOrigin: string; moreIssuersFile?: string }

export async function ensureKeys({ folder, ramaiOrigin, moreIssuersFile }: EnsureKeys): Promise<Keys> {
  const ramaiSigningKeyFile = join(folder, 'ramai', 'signing-key.json')
  const catalogueSigningKeyFile = join(folder, 'pasar', 'catalogue-signing-key.json')
  const issuersFile = join(folder, 'public', 'issuers.json')
  const catalogueKeysFile = join(folder, 'public', 'catalogue-keys.json')
  const ramaiKey = await ensureSigningKey(ramaiSigningKeyFile)
  const catalogueKey = await ensureSigningKey(catalogueSigningKeyFile)

  const ramaiEntry = { name: 'Ramai', returnUrl: `${ramaiOrigin}/`, keys: { keys: [ramaiKey] }, denied: [] }
  const others = moreIssuersFile ? JSON.parse(await readFile(moreIssuersFile, 'utf8')) : {}
  await publish(issuersFile, { [ramaiOrigin]: ramaiEntry, ...others })
  await publish(catalogueKeysFile, { keys: [catalogueKey] })

  return {
    ramaiSigningKeyFile,
    catalogueSigningKeyFile,
    issuersFile,
    catalogueKeysFile,
    handoffSecret: await ensureSecret(join(folder, 'pasar', 'handoff-secret'), ''),
    merchantServerKey: await ensureSecret(join(folder, 'kasir', 'merchant-server-key'), 'SB-Mid-server-'),
    merchantClientKey: await ensureSecret(join(folder, 'kasir', 'merchant-client-key'), 'SB-Mid-client-'),
  }
}

/** The public half of the Ed25519 key in this file, which is made when it is not there. */
async function ensureSigningKey(file: string) {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
    const { kty, crv, x, d } = await exportJWK(privateKey)
    const kid = await calculateJwkThumbprint({ kty, crv, x } as JWK)
    await keep(file, `${JSON.stringify({ kty, crv, x, d, kid }, null, 2)}\n`)
  }
  const { kty, crv, x, kid } = JSON.parse(await readFile(file, 'utf8'))

  return { kty, crv, x, kid }
}

async function ensureSecret(file: string, prefix: string) {
  if (!existsSync(file)) await keep(file, `${prefix}${randomBytes(32).toString('hex')}\n`)

  return (await readFile(file, 'utf8')).trim()
}

async function keep(file: string, secret: string) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
}

async function publish(file: string, content: unknown) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`)
}
