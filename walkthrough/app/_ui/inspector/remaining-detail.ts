import type { AuditEvent } from '@/server/audit-log/audit-event'

/** What an event holds beyond the message itself. */
export function remainingDetail(detail: AuditEvent['detail']): Record<string, unknown> {
  const { crossing, message, reason, code, ...rest } = detail

  return rest
}
