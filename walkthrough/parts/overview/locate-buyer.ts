import type { SystemName } from '../live/crossing'
import type { AuditEvent } from '../live/live-store'

/** Only what the buyer's own browser does moves them; a job that asks for a status does not. */
const LEADS_TO: Record<string, SystemName> = {
  handoff_minted: 'pasar',
  plain_link_followed: 'pasar',
  handoff_shown: 'pasar',
  handoff_claimed: 'pasar',
  payment_requested: 'kasir',
  transaction_opened: 'kasir',
  notification_received: 'pasar',
  payment_received: 'pasar',
}

/** Where the last crossing led; null as long as none is known. */
export function locateBuyer(events: AuditEvent[]): SystemName | null {
  for (let index = events.length - 1; index >= 0; index--) {
    const place = LEADS_TO[events[index]?.kind ?? '']
    if (place) return place
  }

  return null
}
