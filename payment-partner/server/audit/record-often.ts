import type { Connection } from '@/db/connect'
import { log } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

const MINUTE_MS = 60_000
/** As many of a kind are told one by one in a minute; of the rest the last one says how many there were. */
const ONE_BY_ONE = 30

// In memory: a process that ends forgets a number, and nothing else.
const tallies = new Map<string, { minute: number; seen: number }>()

/** For what any stranger can cause as often as he likes. A flood costs the trail a few rows a minute. */
export async function recordOften(db: Pick<Connection, 'insert'>, { kind, detail, at }: AuditEvent) {
  const minute = Math.floor(at.getTime() / MINUTE_MS)
  const former = tallies.get(kind)
  const tally = former?.minute === minute ? former : { minute, seen: 0 }
  const unsaid = former && former !== tally ? Math.max(0, former.seen - ONE_BY_ONE) : 0
  tallies.set(kind, tally)
  tally.seen += 1
  if (tally.seen > ONE_BY_ONE) return

  await recordEvent(db, { kind, detail: { ...detail, ...(unsaid > 0 && { unsaidBefore: unsaid }) }, at }).catch(
    (err: unknown) => log.error({ kind, err }, 'an event is missing from the audit trail'),
  )
}
