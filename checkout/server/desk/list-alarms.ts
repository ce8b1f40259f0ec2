import { desc, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'

const AT_MOST = 100

/** What somebody should look at: forged notifications, foreign money, refused registries. The newest first. */
export async function listAlarms(db: Connection) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(sql`${auditEvents.detail} @> '{"alarm": true}'`)
    .orderBy(desc(auditEvents.id))
    .limit(AT_MOST)

  return rows.map(({ id, kind, at, detail: { alarm: _, ...detail } }) => ({ id, kind, at: at.toISOString(), detail }))
}
