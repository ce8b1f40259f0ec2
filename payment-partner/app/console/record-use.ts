import { recordEvent } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'

/** Records an operator's action without a name: the console has a single key. */
export const recordUse = (kind: 'console_used', detail: Record<string, string> = {}) =>
  recordEvent(getDatabase().db, { kind, detail, at: new Date() })
