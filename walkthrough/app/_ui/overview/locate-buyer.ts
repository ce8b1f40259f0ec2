import type { SystemName } from '../live/crossing'
import type { AuditEvent } from '../live/live-store'
import { onePurchase } from '../live/one-purchase'

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

/** Whoever has moved nothing for so long has gone. */
const GONE_AFTER_MS = 15 * 60_000

/** Where the newest purchase led; null as long as nobody buys. By the systems' own time, that of the newest event. */
export function locateBuyer(events: AuditEvent[]): SystemName | null {
  const led = onePurchase(events).findLast(({ kind }) => LEADS_TO[kind])
  const now = events.at(-1)?.at
  if (!led || !now || new Date(now).getTime() - new Date(led.at).getTime() > GONE_AFTER_MS) return null

  return LEADS_TO[led.kind] ?? null
}
