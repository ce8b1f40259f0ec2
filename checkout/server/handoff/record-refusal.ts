import { newThrottle } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import type { AuditValue } from '@/db/schema'
import { HANDOFF, refused } from '../audit/crossings'
import { recordEvent, recordThrottled } from '../audit/record-event'
import { log } from '../log'

type Refusal = {
  step: 'show' | 'claim'
  code: string
  reason: string
  /** The token’s claims and signature, where they could be read. */
  tokenFacts?: Record<string, AuditValue>
  at: Date
}

/** What the page answers, by the code that a person may learn. */
const STATUS: Record<string, number> = {
  handoff_invalid: 400,
  handoff_expired: 410,
  handoff_used: 409,
  handoff_cross_site: 403,
  item_unavailable: 404,
}

/**
 * The audit log alone has the reason. A refusal stands even when the audit log cannot be written; the process log then has it.
 * A claim outside the nine, however well signed, is how a person would be smuggled across, and raises an alarm.
 */
export async function recordRefusal(db: Pick<Database, 'insert'>, { step, code, reason, tokenFacts, at }: Refusal) {
  const alarm = reason === 'claim_set'
  if (alarm) log.warn({ step }, 'a handoff carried a claim that may not cross')

  const message = { ...(step === 'show' ? LOOK : CLAIM), ...(STATUS[code] && { status: STATUS[code] }), ...tokenFacts }
  const detail = { step, code, reason, alarm, crossing: refused(HANDOFF), message }
  await recordEvent(db, { kind: 'handoff_refused', detail, at }).catch((err: unknown) =>
    log.error({ err, step, code }, 'audit event not written'),
  )
}

const LOOK = { method: 'GET', path: '/h' }
const CLAIM = { method: 'POST', path: '/h/claim' }

type RefusedForm = { db: Database; code: string; method: string; path: '/h' | '/h/claim'; status: number; at: Date }

const throttle = newThrottle()

/** Refused for its form before any token was read, which anyone can cause without limit. */
export async function recordRefusedForm({ db, code, method, path, status, at }: RefusedForm) {
  const detail = { reason: code, code, crossing: refused(HANDOFF), message: { method, path, status } }

  await recordThrottled(throttle, { db, kind: 'handoff_refused', detail, at })
}
