import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { log } from '../log'

type AuditEvent = {
  kind: string
  /** What happened, never to whom: no person, no token, no key. */
  detail: Record<string, string | number | boolean>
  /** Somebody should look at it today. */
  alarm?: boolean
}

/** Appends to the audit trail, in the caller's transaction. */
export async function recordAuditEvent(db: Connection, { kind, detail, alarm = false }: AuditEvent) {
  await db.insert(auditEvents).values({ kind, detail: alarm ? { ...detail, alarm } : detail })
  if (alarm) log.error({ kind, ...detail }, 'audit alarm')
}
