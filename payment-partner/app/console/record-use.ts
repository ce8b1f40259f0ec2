import { recordEvent } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'

/** Records what an operator does, and never who it was: the console has one key. */
export const recordUse = (kind: 'console_used', detail: Record<string, string> = {}) =>
  recordEvent(getDatabase().db, { kind, detail, at: new Date() })
