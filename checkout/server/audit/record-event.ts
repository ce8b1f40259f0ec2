import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'

type Detail = typeof auditEvents.$inferInsert.detail

/** Notes what crossed, or why it did not. Never a person, a token or its id. */
export async function recordEvent(db: Connection, { kind, detail, at }: { kind: string; detail: Detail; at: Date }) {
  await db.insert(auditEvents).values({ kind, detail, at })
}
