import { readFile } from 'node:fs/promises'
import { remember } from '@epic-web/remember'
import { parseSigningKey, type SigningKey } from '@jembatan/contract/handoff'
import { followFile } from '@jembatan/platform/follow-file'
import { recordEvent } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { getLog } from '../log'
import { recordSigningKey } from './record-signing-key'

// Shared through the process, because Next's bundle has its own copy of this module, and both must
// sign with one key.
const memory = remember('ramaiSigningKey', (): { ramaiSigningKey?: () => Promise<SigningKey> } => ({}))

/**
 * Returns the key that signs from now on. A replaced file takes effect at the next departure.
 * @throws {Error} in one sentence while there was never a usable key; the process then refuses to
 * start.
 */
export function getSigningKey(): Promise<SigningKey> {
  memory.ramaiSigningKey ??= followSigningKey(getEnvironment().RAMAI_SIGNING_KEY_FILE)

  return memory.ramaiSigningKey()
}

const followSigningKey = (file: string) =>
  followFile(file, { read: () => takeSigningKey(file), onRefused: raiseKeyAlarm })

async function takeSigningKey(file: string): Promise<SigningKey> {
  const signingKey = await readSigningKey(file)
  // Not awaited: a departure does not wait for the audit log.
  void noteChange(signingKey).catch(logGap)

  return signingKey
}

async function noteChange({ kid }: SigningKey) {
  const { db } = getDatabase()
  await recordSigningKey(db, { kid, now: await readNow(db) })
}

async function readSigningKey(file: string): Promise<SigningKey> {
  try {
    return await parseSigningKey(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // No `cause`: an error about a malformed secret would quote part of it.
    throw new Error(`RAMAI_SIGNING_KEY_FILE names ${file}, which is not a usable key.`)
  }
}

/** Raises an alarm for a changed key that cannot sign; the previous key stays in use. */
async function raiseKeyAlarm(problem: unknown) {
  const reason = problem instanceof Error ? problem.message : String(problem)
  getLog().error({ kind: 'signing_key_refused', reason }, 'audit alarm')

  const { db } = getDatabase()
  await readNow(db)
    .then((at) => recordEvent(db, { kind: 'signing_key_refused', detail: { reason }, at }))
    .catch(logGap)
}

const logGap = (err: unknown) => getLog().error({ err }, 'audit event not written: signing key')
