import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf } from './crossing'

const DEPARTURES = ['handoff_minted', 'plain_link_followed']
/** Three taps within this time come from a check, not from a buyer. */
const BURST_MS = 2000
const BURST = 3

/**
 * Returns the crossings of the newest purchase, oldest first: from the tap on, the token's way and
 * the calls about one order. No log says which order a token became, so it is the first order whose
 * payment page was requested after the tap. Empty before the first tap.
 */
export function onePurchase(events: AuditEvent[]): AuditEvent[] {
  const taps = events.filter(({ system, kind }) => system === 'ramai' && DEPARTURES.includes(kind))
  const tap = taps.findLast((_, index) => !isInBurst(taps, index))
  if (!tap) return []
  const since = events.filter((event) => event.at >= tap.at && crossingOf(event))
  const paying = since.find(({ kind }) => kind === 'payment_requested')
  const order = paying && orderOf(paying)

  return since.filter((event) => {
    const flow = crossingOf(event)?.flow
    if (flow === 'F2') return event === tap || event.system !== 'ramai'

    return (flow === 'F3' || flow === 'F4') && orderOf(event) === order
  })
}

/** Compares only neighbours, because checks make thousands of taps. */
function isInBurst(taps: AuditEvent[], index: number) {
  const neighbours = taps.slice(Math.max(0, index - BURST + 1), index + BURST).map(timeOf)
  const time = neighbours[Math.min(index, BURST - 1)] ?? 0

  return neighbours.filter((other) => Math.abs(time - other) < BURST_MS).length >= BURST
}

/**
 * Returns the time between an event of a purchase and the one before it, in milliseconds; null for
 * the first, and for any other event.
 */
export function millisecondsAfter(purchase: AuditEvent[], event: AuditEvent): number | null {
  const before = purchase[purchase.indexOf(event) - 1]

  return before ? timeOf(event) - timeOf(before) : null
}

const timeOf = ({ at }: AuditEvent) => new Date(at).getTime()

/** The number of an order, or its hash in the window of anybody else than a presenter. */
const ORDER = /PSR-#?[0-9A-Z]+/

/** The order of a payment call, from its path or body. */
export const orderOf = (event: AuditEvent) =>
  crossingOf(event)?.flow === 'F2' ? undefined : ORDER.exec(JSON.stringify(event.detail.message ?? ''))?.[0]

/** An event with its number of immediate repetitions. */
export type Folded = { event: AuditEvent; times: number }

/** Folds equal consecutive messages, such as status polls, into one row. */
export function foldRepeats(events: AuditEvent[]): Folded[] {
  const folded: Folded[] = []
  for (const event of events) {
    const last = folded.at(-1)
    if (last && isRepeat(last.event, event)) folded[folded.length - 1] = { event, times: last.times + 1 }
    else folded.push({ event, times: 1 })
  }

  return folded
}

export const isRepeat = (one: AuditEvent, other: AuditEvent) =>
  one.kind === other.kind &&
  one.system === other.system &&
  crossingOf(one)?.passed === crossingOf(other)?.passed &&
  orderOf(one) === orderOf(other)
