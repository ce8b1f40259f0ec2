import { createAuditApi, type KeyRefusal, newThrottle, readHeadSigner } from '@jembatan/audit-log'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { getLog } from '../log'
import { shutdownSignal } from './hash-chain'
import { countPromotions } from './promotions'
import { recordThrottled } from './record-event'

type AuditApi = ReturnType<typeof createAuditApi>

let api: Promise<AuditApi> | undefined
const throttle = newThrottle()

/** Opens the API from which an auditor reads Ramai's audit log. */
export function getAuditApi(): Promise<AuditApi> {
  api ??= openAuditApi()

  return api
}

async function openAuditApi() {
  return createAuditApi({
    system: 'ramai',
    sql: getDatabase().sql,
    key: getEnvironment().RAMAI_AUDITOR_KEY,
    signer: await getHeadSigner(),
    onRefused: recordRefusedAuditor,
    shutdown: shutdownSignal(),
    countPromotions: () => countPromotions(getDatabase().db),
  })
}

/** @throws {Error} when the key is not usable; the process then refuses to start. */
export function getHeadSigner() {
  const { RAMAI_ORIGIN, RAMAI_AUDIT_SIGNING_KEY_FILE } = getEnvironment()

  return readHeadSigner({
    issuer: RAMAI_ORIGIN,
    file: RAMAI_AUDIT_SIGNING_KEY_FILE,
    setting: 'RAMAI_AUDIT_SIGNING_KEY_FILE',
  })
}

/** Records neither the attempted key nor the caller's address. */
async function recordRefusedAuditor(reason: KeyRefusal) {
  getLog().warn({ reason }, 'auditor refused')
  const { db } = getDatabase()
  await recordThrottled(throttle, { db, kind: 'auditor_refused', detail: { reason }, at: await readNow(db) })
}
