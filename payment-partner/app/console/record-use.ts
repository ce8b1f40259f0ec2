import { newTallies } from '@jembatan/audit-log'
import { recordEvent } from '@/server/audit/record-event'
import { recordThrottled } from '@/server/audit/record-throttled'
import { getDatabase } from '@/server/database'

const tallies = newTallies()

/** Records what an operator does, and never who it was: the console has one key. */
export const recordUse = (kind: 'console_opened' | 'console_used', detail: Record<string, string> = {}) =>
  recordEvent(getDatabase().db, { kind, detail, at: new Date() })

export const recordRefusedSignIn = () =>
  recordThrottled(tallies, {
    db: getDatabase().db,
    kind: 'console_refused',
    detail: { reason: 'key_wrong' },
    at: new Date(),
  })
