import { newThrottle } from '@jembatan/audit-log'
import type { HandoffRefusal, RefusalReason } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import type { AuditValue } from '@/db/schema'
import { HANDOFF, refused } from '../audit/crossings'
import { recordThrottled } from '../audit/record-event'
import type { Timed } from '../context'
import { log } from '../log'

type Refusal = {
  step: 'show' | 'claim'
  code: HandoffRefusal | 'handoff_used' | 'handoff_cross_site' | 'item_unavailable'
  reason: RefusalReason | 'spent' | 'unbound' | 'unknown_item'
  /** The token's claims and signature, where they could be read. */
  tokenFacts?: Record<string, AuditValue>
  at: Date
}

/** Response status by the public code. */
const STATUS = {
  handoff_invalid: 400,
  handoff_expired: 410,
  handoff_used: 409,
  handoff_cross_site: 403,
  item_unavailable: 404,
} as const

const throttle = newThrottle()

/**
 * Records a refusal; only the audit log gets the reason. Throttled, since anyone can cause refusals
 * without limit. The refusal stands even when the audit log cannot be written; then the process log
 * records it.
 * A claim outside the nine, however well signed, could smuggle a person across, and raises an
 * alarm.
 */
export async function recordRefusal(db: Pick<Database, 'execute'>, { step, code, reason, tokenFacts, at }: Refusal) {
  const alarm = reason === 'claim_set'
  if (alarm) log.warn({ step }, 'a handoff carried a claim that may not cross')

  const message = { ...(step === 'show' ? LOOK : CLAIM), status: STATUS[code], ...tokenFacts }
  const detail = { step, code, reason, alarm, crossing: refused(HANDOFF), message }
  await recordThrottled(throttle, { db, kind: 'handoff_refused', detail, at })
}

const LOOK = { method: 'GET', path: '/h' }
const CLAIM = { method: 'POST', path: '/h/claim' }

/** Refusals of a request whose token was not read. */
export const FORM_REFUSALS = [
  'handoff_invalid',
  'handoff_cross_site',
  'method_not_allowed',
  'payload_too_large',
  'uri_too_long',
  'unsupported_media_type',
] as const

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

type RefusedForm = {
  code: (typeof FORM_REFUSALS)[number]
  method: (typeof METHODS)[number]
  path: '/h' | '/h/claim'
  status: number
}

/**
 * Records a request that was refused by its form before reading a token. Throttled, since anyone
 * can cause it without limit.
 */
export async function recordRefusedForm({ db, now: at }: Timed, { code, method, path, status }: RefusedForm) {
  const detail = { reason: code, code, crossing: refused(HANDOFF), message: { method, path, status } }

  await recordThrottled(throttle, { db, kind: 'handoff_refused', detail, at })
}
