import type { Database } from '@/db/connect'
import { getLog } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

const MINUTE_MS = 60_000
/** As many of a kind are told one by one in a minute; the rest of the minute is told as a number. */
const ONE_BY_ONE = 30

export type Tallies = ReturnType<typeof newTallies>

/** How often what happened in which minute. In memory: a process that ends forgets a number, and nothing else. */
export const newTallies = () => new Map<string, { minute: number; seen: number }>()

type Often = AuditEvent & { detail: { reason: string } }

/**
 * For what any stranger can cause as often as he likes. A flood costs the trail a few rows a minute and hides nothing,
 * and a trail that cannot be written is no reason to fail what it tells of.
 */
export async function recordOften(tallies: Tallies, { db, ...event }: Often & { db: Database }) {
  const { kind, detail, at } = event
  const minute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS
  const former = tallies.get(nameOf(event))
  const tally = former?.minute === minute ? former : { minute, seen: 0 }
  tallies.set(nameOf(event), tally)
  tally.seen += 1

  if (tally.seen <= ONE_BY_ONE) return record(db, event)
  if (tally.seen > ONE_BY_ONE + 1) return
  const tellTheRest = () =>
    record(db, {
      kind,
      detail: { reason: detail.reason, more: tally.seen - ONE_BY_ONE, minute: new Date(minute).toISOString() },
      at: new Date(minute + MINUTE_MS),
    })
  setTimeout(tellTheRest, minute + MINUTE_MS - at.getTime()).unref()
}

const nameOf = ({ kind, detail }: Often) => `${kind} ${detail.reason}`

async function record(db: Database, event: AuditEvent) {
  await recordEvent(db, event).catch((err: unknown) =>
    getLog().error({ kind: event.kind, err }, 'an event is missing from the audit trail'),
  )
}
