import { createAuditApi, type KeyRefusal, newThrottle, readHeadSigner } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { shutdownSignal } from './hash-chain'
import { recordThrottled } from './record-event'

/** Kasir promotes no products. */
type AuditApi = Omit<ReturnType<typeof createAuditApi>, 'promotions'>

let api: Promise<AuditApi> | undefined
const throttle = newThrottle()

/** The auditors' API to Kasir's audit log. Disabled without a key for auditors. */
export function getAuditApi(): Promise<AuditApi> {
  const { KASIR_AUDITOR_KEY: key, KASIR_AUDIT_SIGNING_KEY_FILE: file } = getEnvironment()
  if (!key || !file) return Promise.resolve(NO_API)
  api ??= openAuditApi(key, file)

  return api
}

async function openAuditApi(key: string, file: string) {
  return createAuditApi({
    system: 'kasir',
    sql: getDatabase().sql,
    key,
    signer: await getHeadSigner(file),
    onRefused: recordRefusal,
    shutdown: shutdownSignal(),
  })
}

const notFound = async ({ headers }: Request) =>
  Response.json({ error: 'not_found', requestId: headers.get('x-request-id') }, { status: 404 })
const NO_API: AuditApi = {
  events: notFound,
  stream: notFound,
  check: notFound,
  tables: notFound,
  head: notFound,
  find: notFound,
}

/** @throws {Error} when the key is not usable; the start stops on it. */
export const getHeadSigner = (file: string) =>
  readHeadSigner({ issuer: getEnvironment().KASIR_ORIGIN, file, setting: 'KASIR_AUDIT_SIGNING_KEY_FILE' })

/** Records neither the tried key nor its origin. */
async function recordRefusal(reason: KeyRefusal) {
  log.warn({ reason }, 'auditor refused')
  await recordThrottled(throttle, { db: getDatabase().db, kind: 'auditor_refused', detail: { reason }, at: new Date() })
}
