import { desc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

/**
 * Records which key signs from now on, unless it is the last recorded one. Also detects a change
 * while Ramai was down.
 */
export async function recordSigningKey(db: Database, { kid, now }: { kid: string; now: Date }) {
  const [last] = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.kind, 'signing_key_changed'))
    .orderBy(desc(auditEvents.id))
    .limit(1)
  const previous = last?.detail.keyId
  if (previous === kid) return

  await recordEvent(db, {
    kind: 'signing_key_changed',
    detail: { keyId: kid, ...(previous !== undefined && { previousKeyId: previous }) },
    at: now,
  })
}
