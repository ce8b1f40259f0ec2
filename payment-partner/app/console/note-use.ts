import { newTallies } from '@jembatan/audit-log'
import { recordEvent } from '@/server/audit/record-event'
import { recordOften } from '@/server/audit/record-often'
import { getDatabase } from '@/server/database'

const tallies = newTallies()

/** What an operator does is told, and never who it was: the console has one key. */
export const noteUse = (kind: 'console_opened' | 'console_used', detail: Record<string, string> = {}) =>
  recordEvent(getDatabase().db, { kind, detail, at: new Date() })

export const noteRefused = () =>
  recordOften(tallies, {
    db: getDatabase().db,
    kind: 'console_refused',
    detail: { reason: 'key_wrong' },
    at: new Date(),
  })
