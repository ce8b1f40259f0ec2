import { and, desc, sql } from 'drizzle-orm'
import { auditEvents } from '@/db/schema'
import type { Context } from '../context'

const AT_MOST = 100

/** The audit log outlives a reset of the shop; earlier alarms need no attention. */
export const sinceTheReset = sql`${auditEvents.id} > coalesce(
  (select max(id) from ${auditEvents} as resets where resets.kind = 'database_reset'), 0)`

/**
 * Lists alarms for an operator, newest first: forged notifications, foreign money, refused
 * registries.
 */
export async function listAlarms({ db }: Pick<Context, 'db'>) {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(and(sql`${auditEvents.detail} @> '{"alarm": true}'`, sinceTheReset))
    .orderBy(desc(auditEvents.id))
    .limit(AT_MOST)

  return rows.map(({ id, kind, at, detail: { alarm: _, crossing, message, ...detail } }) => ({
    id,
    kind,
    at: at.toISOString(),
    detail,
  }))
}
