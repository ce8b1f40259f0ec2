import type { Connection } from '@/db/connect'
import { HANDOFF, refused } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { log } from '../log'

type Refusal = { step: 'show' | 'claim'; code: string; reason: string; at: Date }

/**
 * The audit trail alone learns why. A refusal stands even when the trail cannot be written: the log then says so.
 * A claim outside the nine, however well signed, is how a person would be smuggled across, and raises an alarm.
 */
export async function recordRefusal(db: Connection, { step, code, reason, at }: Refusal) {
  const alarm = reason === 'claim_set'
  if (alarm) log.warn({ step }, 'a handoff carried a claim that may not cross')

  const message = { method: step === 'show' ? 'GET' : 'POST', path: step === 'show' ? '/h' : '/h/claim' }
  const detail = { step, code, reason, alarm, crossing: refused(HANDOFF), message }
  await recordEvent(db, { kind: 'handoff_refused', detail, at }).catch((err: unknown) =>
    log.error({ err, step, code }, 'a refusal is missing from the audit trail'),
  )
}
