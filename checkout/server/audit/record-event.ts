import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'

export type AuditEvent = { kind: string; detail: typeof auditEvents.$inferInsert.detail; at: Date }

/** Records what crossed, or why it did not. Never a person, a token or its id. */
export async function recordEvent(db: Pick<Connection, 'insert'>, { kind, detail, at }: AuditEvent) {
  await db.insert(auditEvents).values({ kind, detail, at })
}
