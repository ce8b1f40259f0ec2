import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type EachHost, type EachSystem, eachHost, eachSystem } from '../systems/systems'
import { mergeRegistries, readRegistry } from './issuers-file'
import { publish, replaceFile } from './published-file'
import { ensureRsaKey } from './rsa-key'
import { makeSigningKey, publicHalf, readSigningKey } from './signing-key'

/**
 * All keys. Each is created at the first start, in the folder of the only system that may know it.
 */
export type Keys = {
  ramaiSigningKeyFile: string
  /** Sign the session cookies of Ramai's members and of Pasar's customers. */
  accountSecrets: { ramai: string; pasar: string }
  /** Opens Ramai's desk, for its moderators and operators. */
  deskKey: string
  catalogueSigningKeyFile: string
  handoffSecret: string
  merchantServerKey: string
  merchantClientKey: string
  /** The merchant's keys for payouts. */
  payoutKeys: { creator: string; approver: string; merchant: string }
  /**
   * Pasar's and Kasir's halves of BI-SNAP: each signs with its own key, and has the other's public
   * one.
   */
  biSnap: {
    clientId: string
    clientSecret: string
    pasarPrivateKeyFile: string
    pasarPublicKeyFile: string
    kasirPrivateKeyFile: string
    kasirPublicKeyFile: string
  }
  /** Open Pasar's back office and Kasir's console, for their staff. */
  backOfficeKey: string
  consoleKey: string
  /** Keys of each system's audit API, and the keys that sign its head. */
  auditorKeys: EachSystem<string>
  /** Admits an auditor to the walkthrough outside a demo. */
  walkthroughAuditorKey: string
  /** Open each system's metrics for its Prometheus. */
  metricsKeys: EachHost<string>
  auditSigningKeyFiles: EachSystem<string>
  /** Open the demo controls of Ramai and Pasar, and Kasir's simulation. */
  demoKeys: { ramai: string; pasar: string }
  simulationKey: string
  /** Public keys only, which a deployment would carry across. */
  issuersFile: string
  catalogueKeysFile: string
  auditKeysFile: string
}

/** File mode: readable by the owner only. */
export const SECRET = 0o600

type EnsureKeys = { folder: string; throwaway: boolean; ramaiOrigin: string }

export async function ensureKeys({ folder, throwaway, ramaiOrigin }: EnsureKeys): Promise<Keys> {
  const ramaiSigningKeyFile = join(folder, 'ramai', 'signing-key.json')
  const catalogueSigningKeyFile = join(folder, 'pasar', 'catalogue-signing-key.json')
  const issuersFile = join(folder, 'public', 'issuers.json')
  const catalogueKeysFile = join(folder, 'public', 'catalogue-keys.json')
  const auditKeysFile = join(folder, 'public', 'audit-keys.json')
  const auditSigningKeyFiles = await eachSystem(({ name }) => join(folder, name, 'audit-signing-key.json'))
  const ramaiKey = await ensureSigningKey(ramaiSigningKeyFile)
  const catalogueKey = await ensureSigningKey(catalogueSigningKeyFile)

  const pasarRsa = await ensureRsaKey(folder, 'pasar')
  const kasirRsa = await ensureRsaKey(folder, 'kasir')

  const ramaiEntry = { name: 'Ramai', returnUrl: `${ramaiOrigin}/`, keys: { keys: [ramaiKey] }, denied: [] }
  // The registry survives restarts, because a rotation or a denial may have changed it.
  const previous = throwaway || !existsSync(issuersFile) ? {} : await readRegistry(issuersFile)
  await publish(issuersFile, mergeRegistries(previous, { [ramaiOrigin]: ramaiEntry }))
  await publish(catalogueKeysFile, { keys: [catalogueKey] })
  await publish(auditKeysFile, await eachSystem(({ name }) => ensureSigningKey(auditSigningKeyFiles[name])))

  return {
    ramaiSigningKeyFile,
    deskKey: await ensureSecret(join(folder, 'ramai', 'desk-key'), ''),
    accountSecrets: {
      ramai: await ensureSecret(join(folder, 'ramai', 'account-secret'), ''),
      pasar: await ensureSecret(join(folder, 'pasar', 'account-secret'), ''),
    },
    catalogueSigningKeyFile,
    issuersFile,
    catalogueKeysFile,
    auditKeysFile,
    auditSigningKeyFiles,
    auditorKeys: await eachSystem(({ name }) => ensureSecret(join(folder, name, 'auditor-key'), '')),
    walkthroughAuditorKey: await ensureSecret(join(folder, 'walkthrough', 'auditor-key'), ''),
    metricsKeys: await eachHost(({ name }) => ensureSecret(join(folder, name, 'metrics-key'), '')),
    handoffSecret: await ensureSecret(join(folder, 'pasar', 'handoff-secret'), ''),
    merchantServerKey: await ensureSecret(join(folder, 'kasir', 'merchant-server-key'), 'SB-Mid-server-'),
    merchantClientKey: await ensureSecret(join(folder, 'kasir', 'merchant-client-key'), 'SB-Mid-client-'),
    payoutKeys: {
      creator: await ensureSecret(join(folder, 'kasir', 'payout-creator-key'), 'IRIS-'),
      approver: await ensureSecret(join(folder, 'kasir', 'payout-approver-key'), 'IRIS-'),
      merchant: await ensureSecret(join(folder, 'kasir', 'payout-merchant-key'), 'IRIS-'),
    },
    biSnap: {
      clientId: await ensureSecret(join(folder, 'kasir', 'bi-snap-client-id'), 'SB-BiSnap-client-'),
      clientSecret: await ensureSecret(join(folder, 'kasir', 'bi-snap-client-secret'), 'SB-BiSnap-secret-'),
      pasarPrivateKeyFile: pasarRsa.privateKeyFile,
      pasarPublicKeyFile: pasarRsa.publicKeyFile,
      kasirPrivateKeyFile: kasirRsa.privateKeyFile,
      kasirPublicKeyFile: kasirRsa.publicKeyFile,
    },
    backOfficeKey: await ensureBackOfficeKey(join(folder, 'pasar')),
    consoleKey: await ensureSecret(join(folder, 'kasir', 'console-key'), ''),
    demoKeys: {
      ramai: await ensureSecret(join(folder, 'ramai', 'demo-key'), ''),
      pasar: await ensureSecret(join(folder, 'pasar', 'demo-key'), ''),
    },
    simulationKey: await ensureSecret(join(folder, 'kasir', 'simulation-key'), ''),
  }
}

/** Returns the public half of the key in this file, and creates a missing key. */
export async function ensureSigningKey(file: string) {
  if (!existsSync(file)) await publish(file, await makeSigningKey(), SECRET)

  return publicHalf(await readSigningKey(file))
}

/** A folder of an earlier version has this key as `desk-key`. */
async function ensureBackOfficeKey(folder: string) {
  const file = join(folder, 'back-office-key')
  const previous = join(folder, 'desk-key')
  if (!existsSync(file) && existsSync(previous)) await rename(previous, file)

  return ensureSecret(file, '')
}

async function ensureSecret(file: string, prefix: string) {
  if (!existsSync(file)) await replaceFile(file, `${prefix}${randomBytes(32).toString('hex')}\n`, SECRET)

  return (await readFile(file, 'utf8')).trim()
}
