import { readFileSync } from 'node:fs'
import { type KeyRefusal, newTallies, openAuditorsDoor, parseHeadSigner } from '@jembatan/audit-log'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { shutdownSignal } from './keep-hash-chain'
import { recordThrottled } from './record-throttled'

type Door = ReturnType<typeof openAuditorsDoor>

let door: Promise<Door> | undefined
const tallies = newTallies()

/** Pasar's audit log, for an auditor with the key. */
export function getAuditorsDoor(): Promise<Door> {
  door ??= openDoor()

  return door
}

async function openDoor() {
  return openAuditorsDoor({
    system: 'pasar',
    sql: getDatabase().sql,
    key: getEnvironment().PASAR_AUDITOR_KEY,
    signer: await getHeadSigner(),
    onRefused: recordRefusedAuditor,
    closing: shutdownSignal(),
  })
}

/** @throws {Error} in one sentence when the key is not usable; the start stops on it. */
export async function getHeadSigner() {
  const { PASAR_ORIGIN, PASAR_AUDIT_SIGNING_KEY_FILE: file } = getEnvironment()
  try {
    return await parseHeadSigner(PASAR_ORIGIN, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // No cause: a message about a malformed secret would quote a piece of it.
    throw new Error(`PASAR_AUDIT_SIGNING_KEY_FILE names ${file}, which is not a usable key.`)
  }
}

/** Neither the key that was tried nor where it came from. */
async function recordRefusedAuditor(reason: KeyRefusal) {
  log.warn({ reason }, 'an auditor was refused')
  const { db } = getDatabase()
  await recordThrottled(tallies, { db, kind: 'auditor_refused', detail: { reason }, at: await readNow(db) })
}
