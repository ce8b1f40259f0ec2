import type { messagesOf } from '@/i18n/messages'
import { recordEvent } from '@/server/audit/record-event'
import type { Operator } from '@/server/console/operators'
import { getDatabase } from '@/server/database'

/** An action that the activity log has a sentence for. */
type Act = keyof ReturnType<typeof messagesOf>['console']['activity']['acts']

/** Records an operator's action. The activity log reads it; the name stays in its own table. */
export const recordUse = ({ id, role }: Operator, detail: Record<string, string> & { act: Act }) =>
  recordEvent(getDatabase().db, { kind: 'console_used', detail: { ...detail, operator: id, role }, at: new Date() })
