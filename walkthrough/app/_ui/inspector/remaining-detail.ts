import type { AuditEvent } from '../live/live-store'

/** What an event holds beyond the message itself. */
export function remainingDetail(detail: AuditEvent['detail']): Record<string, unknown> {
  const { crossing, message, reason, code, ...rest } = detail

  return rest
}
