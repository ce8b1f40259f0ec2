import { type Tallies, tellOften } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { log } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

type Often = AuditEvent & { detail: { reason: string } }

/** For what any stranger can cause. A trail that cannot be written is no reason to fail what it tells of. */
export async function recordOften(tallies: Tallies, { db, ...often }: Often & { db: Database }) {
  await tellOften(tallies, often, (event) =>
    recordEvent(db, event).catch((err: unknown) =>
      log.error({ kind: event.kind, err }, 'an event is missing from the audit trail'),
    ),
  )
}
