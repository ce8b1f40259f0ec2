import { readFileSync } from 'node:fs'
import { type KeyRefusal, newTallies, openAuditorsDoor, parseHeadSigner } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { untilTheEnd } from './keep-audit-log'
import { recordThrottled } from './record-throttled'

type Door = ReturnType<typeof openAuditorsDoor>

let door: Promise<Door> | undefined
const tallies = newTallies()

/** Where an auditor reads Kasir's audit log. Whoever set no key for auditors has no such door. */
export function getAuditorsDoor(): Promise<Door> {
  const { KASIR_AUDITOR_KEY: key, KASIR_AUDIT_SIGNING_KEY_FILE: file } = getEnvironment()
  if (!key || !file) return Promise.resolve(NO_DOOR)
  door ??= openDoor(key, file)

  return door
}

async function openDoor(key: string, file: string) {
  return openAuditorsDoor({
    system: 'kasir',
    sql: getDatabase().sql,
    key,
    signer: await readHeadSigner(file),
    onRefused: recordRefusal,
    closing: untilTheEnd(),
  })
}

const notFound = async () => new Response(null, { status: 404 })
const NO_DOOR: Door = { events: notFound, stream: notFound, check: notFound, tables: notFound, head: notFound }

/** @throws {Error} in one sentence when the key is not usable; the start stops on it. */
export async function readHeadSigner(file: string) {
  try {
    return await parseHeadSigner(getEnvironment().KASIR_ORIGIN, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // No cause: a message about a malformed secret would quote a piece of it.
    throw new Error(`KASIR_AUDIT_SIGNING_KEY_FILE names ${file}, which is not a usable key.`)
  }
}

/** Neither the key that was tried nor where it came from. */
async function recordRefusal(reason: KeyRefusal) {
  log.warn({ reason }, 'an auditor was refused')
  await recordThrottled(tallies, { db: getDatabase().db, kind: 'auditor_refused', detail: { reason }, at: new Date() })
}
