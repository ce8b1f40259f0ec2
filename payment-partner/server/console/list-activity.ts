import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents, operators } from '@/db/schema'
import type { EventKind } from '../audit/event-kinds'
import { inScope, type Scope } from './scope'

const PAGE = 50

const OF_CONSOLE: EventKind[] = ['console_used', 'console_opened', 'console_closed', 'console_refused']

/**
 * Returns a page of the operators' actions from the audit log, newest first. A merchant's operator
 * sees the actions of the merchant's own operators.
 */
export async function listActivity(db: Connection, { scope, before }: { scope: Scope; before?: number }) {
  const rows = await db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      kind: auditEvents.kind,
      detail: auditEvents.detail,
      name: operators.name,
    })
    .from(auditEvents)
    .leftJoin(operators, eq(sql`${operators.id}::text`, sql`${auditEvents.detail} ->> 'operator'`))
    .where(
      and(
        inArray(auditEvents.kind, OF_CONSOLE),
        inScope(operators.merchantId, scope),
        before === undefined ? undefined : lt(auditEvents.id, before),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)

  return { rows: page, next: rows.length > PAGE ? page.at(-1)?.id : undefined }
}
