import { desc, inArray } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import type { EventKind } from './audit/record-event'
import { isDemoMode } from './environment'

/** What the trail tells of Ramai's time: a demo moved it ahead, or everything began anew. */
const MOVES: EventKind[] = ['clock_advanced', 'database_reset']

type Reads = Pick<Database, 'select'>

/** Ramai's time. The machine's, but where a demo moved it ahead; only there does it cost a look. */
export async function readNow(db: Reads): Promise<Date> {
  const offsetSeconds = isDemoMode() ? await readOffset(db) : 0

  return new Date(Date.now() + offsetSeconds * 1000)
}

/** How many seconds Ramai's time runs ahead of the machine's: the trail's last word on it, and no other memory. */
export async function readOffset(db: Reads): Promise<number> {
  const [last] = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(inArray(auditEvents.kind, MOVES))
    .orderBy(desc(auditEvents.id))
    .limit(1)

  return Number(last?.detail.offsetSeconds ?? 0)
}
