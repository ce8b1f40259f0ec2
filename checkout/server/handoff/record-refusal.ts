import { newTallies } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import type { Told } from '@/db/schema'
import { HANDOFF, refused } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { recordOften } from '../audit/record-often'
import { log } from '../log'

type Refusal = {
  step: 'show' | 'claim'
  code: string
  reason: string
  /** What the token said, where it was read. */
  said?: Record<string, Told>
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
 * The audit trail alone learns why. A refusal stands even when the trail cannot be written: the log then says so.
 * A claim outside the nine, however well signed, is how a person would be smuggled across, and raises an alarm.
 */
export async function recordRefusal(db: Pick<Database, 'insert'>, { step, code, reason, said, at }: Refusal) {
  const alarm = reason === 'claim_set'
  if (alarm) log.warn({ step }, 'a handoff carried a claim that may not cross')

  const message = { ...(step === 'show' ? LOOK : CLAIM), ...(STATUS[code] && { status: STATUS[code] }), ...said }
  const detail = { step, code, reason, alarm, crossing: refused(HANDOFF), message }
  await recordEvent(db, { kind: 'handoff_refused', detail, at }).catch((err: unknown) =>
    log.error({ err, step, code }, 'a refusal is missing from the audit trail'),
  )
}

const LOOK = { method: 'GET', path: '/h' }
const CLAIM = { method: 'POST', path: '/h/claim' }

type AtTheDoor = { db: Database; code: string; method: string; path: '/h' | '/h/claim'; status: number; at: Date }

const tallies = newTallies()

/** Refused for its form, before anybody looked at a token: any stranger can cause it as often as he likes. */
export async function recordRefusedForm({ db, code, method, path, status, at }: AtTheDoor) {
  const detail = { reason: code, code, crossing: refused(HANDOFF), message: { method, path, status } }

  await recordOften(tallies, { db, kind: 'handoff_refused', detail, at })
}
