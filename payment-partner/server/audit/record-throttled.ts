import { type Tallies, tellOften } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { log } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

type Throttled = AuditEvent & { detail: { reason: string } }

/** For what any stranger can cause. A failure to record is no reason to fail the request. */
export async function recordThrottled(tallies: Tallies, { db, ...throttled }: Throttled & { db: Database }) {
  await tellOften(tallies, throttled, (event) =>
    recordEvent(db, event).catch((err: unknown) => log.error({ kind: event.kind, err }, 'audit event not recorded')),
  )
}
