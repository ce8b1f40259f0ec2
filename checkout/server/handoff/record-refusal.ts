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
  /** The token’s claims and signature, where they could be read. */
  tokenFacts?: Record<string, AuditValue>
  at: Date
}

/** What the page answers, by the code that a person may learn. */
const STATUS = {
  handoff_invalid: 400,
  handoff_expired: 410,
  handoff_used: 409,
  handoff_cross_site: 403,
  item_unavailable: 404,
} as const

const throttle = newThrottle()

/**
 * The audit log alone has the reason. Anyone can cause a refusal without limit, so a flood of one reason becomes a number. A
 * refusal stands even when the audit log cannot be written; the process log then has it.
 * A claim outside the nine, however well signed, is how a person would be smuggled across, and raises an alarm.
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

/** What can be wrong with a request whose token nobody has read. */
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

/** Refused for its form before any token was read, which anyone can cause without limit. */
export async function recordRefusedForm({ db, now: at }: Timed, { code, method, path, status }: RefusedForm) {
  const detail = { reason: code, code, crossing: refused(HANDOFF), message: { method, path, status } }

  await recordThrottled(throttle, { db, kind: 'handoff_refused', detail, at })
}
