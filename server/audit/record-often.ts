import { type Tallies, tellOften } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { getLog } from '../log'
import { type AuditEvent, recordEvent } from './record-event'

export { newTallies, type Tallies } from '@jembatan/audit-log'

type Often = AuditEvent & { detail: { reason: string } }

/** A trail that cannot be written is no reason to fail what it tells of. */
export async function recordOften(tallies: Tallies, { db, ...often }: Often & { db: Database }) {
  await tellOften(tallies, often, (event) =>
    recordEvent(db, event).catch((err: unknown) =>
      getLog().error({ kind: event.kind, err }, 'an event is missing from the audit trail'),
    ),
  )
}
