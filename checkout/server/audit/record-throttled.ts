import { type Tallies, tellOften } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { log } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

type Throttled = AuditEvent & { detail: { reason: string } }

/** For what any stranger can cause without limit. A failed write to the audit log does not fail the request. */
export async function recordThrottled(tallies: Tallies, { db, ...event }: Throttled & { db: Database }) {
  await tellOften(tallies, event, (counted) =>
    recordEvent(db, counted).catch((err: unknown) => log.error({ kind: counted.kind, err }, 'audit event not written')),
  )
}
