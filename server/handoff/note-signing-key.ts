import { desc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

/** Notes which key signs from now on, when it is another than the trail last told of, even one that changed overnight. */
export async function noteSigningKey(db: Database, { kid, now }: { kid: string; now: Date }) {
  const [last] = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.kind, 'signing_key_changed'))
    .orderBy(desc(auditEvents.id))
    .limit(1)
  const former = last?.detail.keyId
  if (former === kid) return

  await recordEvent(db, {
    kind: 'signing_key_changed',
    detail: { keyId: kid, ...(former !== undefined && { formerKeyId: former }) },
    at: now,
  })
}
