import { createAuditApi, type KeyRefusal, newThrottle, readHeadSigner } from '@jembatan/audit-log'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { shutdownSignal } from './hash-chain'
import { countPromotions } from './promotions'
import { recordThrottled } from './record-event'

type AuditApi = ReturnType<typeof createAuditApi>

let api: Promise<AuditApi> | undefined
const throttle = newThrottle()

/** The API through which an auditor reads Pasar's audit log. */
export function getAuditApi(): Promise<AuditApi> {
  api ??= openAuditApi()

  return api
}

async function openAuditApi() {
  return createAuditApi({
    system: 'pasar',
    sql: getDatabase().sql,
    key: getEnvironment().PASAR_AUDITOR_KEY,
    signer: await getHeadSigner(),
    onRefused: recordRefusal,
    shutdown: shutdownSignal(),
    countPromotions: () => countPromotions(getDatabase().db),
  })
}

/** @throws {Error} when the key is unusable, which stops the start. */
export function getHeadSigner() {
  const { PASAR_ORIGIN, PASAR_AUDIT_SIGNING_KEY_FILE } = getEnvironment()

  return readHeadSigner({
    issuer: PASAR_ORIGIN,
    file: PASAR_AUDIT_SIGNING_KEY_FILE,
    setting: 'PASAR_AUDIT_SIGNING_KEY_FILE',
  })
}

/** Logs neither the attempted key nor its source. */
async function recordRefusal(reason: KeyRefusal) {
  log.warn({ reason }, 'auditor refused')
  const { db } = getDatabase()
  await recordThrottled(throttle, { db, kind: 'auditor_refused', detail: { reason }, at: await readNow(db) })
}
