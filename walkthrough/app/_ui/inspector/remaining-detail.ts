import type { AuditEvent } from '@/server/audit-log/audit-event'

/** Returns the details of an event that its message does not show. */
export function remainingDetail(detail: AuditEvent['detail']): Record<string, unknown> {
  const { crossing, message, reason, code, ...rest } = detail

  return rest
}
