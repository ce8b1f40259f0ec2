import type { AuditEvent } from '@/server/audit-log/audit-event'
import { tapOf } from '@/server/register/tap-of'
import type { SystemName } from '@/server/systems/systems'
import type { Console, Stage } from './console-store'
import { isRecordedTwice } from './crossing'
import { foldRepeats, onePurchase } from './one-purchase'

export const eventsOf = ({ live }: Console) => live.events
export const statusesOf = ({ live }: Console) => live.statuses
export const stageOf = ({ stage }: Console) => stage
export const clocksOf = ({ clocks }: Console) => clocks

/** True when a browser for this presenter runs or starts. */
export const hasScreens = ({ status }: Stage) => status !== 'full' && status !== 'none'

/** True when no audit log is readable. */
export const isBlind = ({ live: { statuses } }: Console) =>
  !statuses || Object.values(statuses).every(({ auditLog }) => auditLog !== 'live')

const NEVER = '~'

/** The earliest event to show: with screens, an earlier purchase belongs to another visitor. */
export const sinceOf = ({ stage }: Console): string => stage.since ?? (hasScreens(stage) ? NEVER : '')

/** Derives a value once for the same input, since several parts of a page ask for it. */
function derive<Input extends object, Value>(
  input: (console: Console) => Input,
  from: (input: Input, by: string | null) => Value,
  byOf: (console: Console) => string | null = () => null,
) {
  const cache = new WeakMap<Input, { by: string | null; value: Value }>()

  return (console: Console): Value => {
    const [key, by] = [input(console), byOf(console)]
    const last = cache.get(key)
    if (last?.by === by) return last.value
    const value = from(key, by)
    cache.set(key, { by, value })

    return value
  }
}

const OF_A_TOKEN = ['handoff_minted', 'handoff_shown', 'handoff_claimed']

/** With screens, excludes the tokens of other visitors; other events name no visitor. */
const ownEventsOf = derive(
  eventsOf,
  (events, taps) =>
    taps === null
      ? events
      : events.filter(
          ({ kind, detail }) =>
            !OF_A_TOKEN.includes(kind) || taps.split('\n').includes(tapOf(detail.message?.claims ?? {})),
        ),
  ({ stage }) => (stage.since === null ? null : stage.taps.join('\n')),
)

/** The newest purchase of this stage. */
export const purchaseOf = derive(
  ownEventsOf,
  (events, since) => {
    const purchase = onePurchase(events)

    return (purchase[0]?.at ?? '') < (since ?? '') ? [] : purchase
  },
  sinceOf,
)

/** The purchase up to the slider's time. A purchase that began later is complete. */
export const shownPurchaseOf = derive(
  purchaseOf,
  (purchase, until) =>
    until && purchase[0] && purchase[0].at <= until ? purchase.filter(({ at }) => at <= until) : purchase,
  ({ until }) => until,
)

const toCrossings = (purchase: AuditEvent[]) => foldRepeats(purchase.filter((event) => !isRecordedTwice(event)))

/** The crossings of a purchase, with repeated status requests folded into one. */
export const crossingsOf = derive(purchaseOf, toCrossings)
export const shownCrossingsOf = derive(shownPurchaseOf, toCrossings)

/** The newest token of this stage, as the feed recorded it. */
export const tokenOf = derive(
  ownEventsOf,
  (events, since) => events.findLast(({ kind, at }) => kind === 'handoff_minted' && at >= (since ?? '')),
  sinceOf,
)

const countCrossings = (events: AuditEvent[]) => {
  const counts: Record<string, number> = {}
  for (const { system, detail } of events) {
    const key = `${system} ${detail.crossing?.flow}`
    counts[key] = (counts[key] ?? 0) + 1
  }

  return counts
}

/** Message counts by `system flow`, of all events and of the purchase. */
export const countsOf = derive(eventsOf, countCrossings)
export const purchaseCountsOf = derive(purchaseOf, countCrossings)

/** Events of the buyer's own browser move the buyer; a status job does not. */
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

/** A buyer without an event for this time has left. */
const GONE_AFTER_MS = 15 * 60_000

/**
 * The system that the purchase has reached; null without a purchase. Now is the newest event's
 * time.
 */
export function buyerOf(console: Console): SystemName | null {
  const led = purchaseOf(console).findLast(({ kind }) => LEADS_TO[kind])
  const now = eventsOf(console).at(-1)?.at
  if (!led || !now || new Date(now).getTime() - new Date(led.at).getTime() > GONE_AFTER_MS) return null

  return LEADS_TO[led.kind] ?? null
}
