import type { TrailEvent } from '../live/live-store'

/** What an event holds beyond the message itself. */
export function otherNotes(detail: TrailEvent['detail']): Record<string, unknown> {
  const { crossing, message, reason, code, ...rest } = detail

  return rest
}
