import { readFile } from 'node:fs/promises'
import { remember } from '@epic-web/remember'
import { type IssuerRegistry, parseIssuerRegistry } from '@jembatan/contract/handoff'
import { followFile } from '@jembatan/platform/follow-file'
import { raiseAlarm } from '../audit/raise-alarm'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { type Environment, getEnvironment } from '../environment'
import { log } from '../log'
import { recordRegistryChange } from './record-registry-change'

// Next's bundle and the web server's each load this module; both must use one registry.
const holder = remember('pasarIssuers', (): { pasarIssuers?: () => Promise<IssuerRegistry> } => ({}))

/**
 * Returns the social apps that may send buyers, from the deployed file. An added, removed or denied
 * key takes effect from the next token on.
 * @throws {Error} in one sentence while there was never a usable file; the start stops on it.
 */
export function getIssuerRegistry(): Promise<IssuerRegistry> {
  holder.pasarIssuers ??= followRegistry()

  return holder.pasarIssuers()
}

function followRegistry() {
  const environment = getEnvironment()
  const read = async () => {
    const registry = await readIssuerRegistry(environment)
    await recordChange(registry)

    return registry
  }

  return followFile(environment.PASAR_ISSUERS_FILE, { read, onRefused: raiseRegistryAlarm })
}

type IssuerFiles = Pick<Environment, 'PASAR_ISSUERS_FILE' | 'PASAR_DEMO_ISSUERS_FILE'>

/** A demo adds the test issuers; the shop's own registry takes precedence over them. */
export async function readIssuerRegistry({ PASAR_ISSUERS_FILE, PASAR_DEMO_ISSUERS_FILE }: IssuerFiles) {
  const registry = await parseIssuerRegistry(await readJson('PASAR_ISSUERS_FILE', PASAR_ISSUERS_FILE))
  if (PASAR_DEMO_ISSUERS_FILE === undefined) return registry

  const demo = await readJson('PASAR_DEMO_ISSUERS_FILE', PASAR_DEMO_ISSUERS_FILE)
  for (const [iss, issuer] of await parseIssuerRegistry(demo, { testKeys: 'trusted' }))
    if (!registry.has(iss)) registry.set(iss, issuer)

  return registry
}

async function readJson(variable: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The issuer registry ${file} cannot be read: set ${variable} to a file that exists.`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`The issuer registry ${file} is not JSON.`, { cause })
  }
}

/** Without its database the shop still verifies tokens by the file. */
async function recordChange(registry: IssuerRegistry) {
  const { db } = getDatabase()

  await readNow(db)
    .then((now) => recordRegistryChange(db, { registry, now }))
    .catch((err: unknown) => log.error({ err }, 'audit event not written: issuer_registry_changed'))
}

/** An invalid new registry raises an alarm, and the previous one stays in use. */
async function raiseRegistryAlarm(problem: unknown) {
  const reason = problem instanceof Error ? problem.message : String(problem)
  const { db } = getDatabase()

  await readNow(db)
    .then((at) => raiseAlarm(db, { kind: 'issuer_registry_refused', detail: { reason }, at }))
    .catch((err: unknown) => log.error({ err, reason }, 'audit event not written: issuer_registry_refused'))
}
