import { recordEvent } from '@/server/audit/record-event'
import type { Operator } from '@/server/console/operators'
import { getDatabase } from '@/server/database'

/** Records an operator's action. The activity log reads it; the name stays in its own table. */
export const recordUse = ({ id, role }: Operator, detail: Record<string, string>) =>
  recordEvent(getDatabase().db, { kind: 'console_used', detail: { ...detail, operator: id, role }, at: new Date() })
