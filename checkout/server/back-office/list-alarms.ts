import { and, desc, sql } from 'drizzle-orm'
import { auditEvents } from '@/db/schema'
import { ALARMS, type Alarm } from '../audit/event-kinds'
import type { Context } from '../context'
import { ORDER_NUMBER } from '../order/input'

const AT_MOST = 100

/** Suffix of the audit kind that counts an alarm's repetitions in a minute. */
const REPEATED = /_repeated$/

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
    ...readKind(kind),
    orderId: orderOf(detail),
    at: at.toISOString(),
    detail,
  }))
}

/**
 * The order that an alarm concerns. A payment has the number of its order and of the attempt; the
 * number of a foreign payment belongs to no order here.
 */
function orderOf({ orderId, providerOrderId, reason }: typeof auditEvents.$inferSelect.detail): string | null {
  if (typeof orderId === 'string') return orderId
  const number = typeof providerOrderId === 'string' ? providerOrderId.replace(/-\d+$/, '') : ''

  return reason !== 'foreign_order' && ORDER_NUMBER.test(number) ? number : null
}

/** A kind that an earlier version recorded may have no name today. */
function readKind(kind: string): { alarm: Alarm | null; repeated: boolean } {
  const find = (name: string) => ALARMS.find((alarm) => alarm === name) ?? null
  const alarm = find(kind)

  return alarm ? { alarm, repeated: false } : { alarm: find(kind.replace(REPEATED, '')), repeated: REPEATED.test(kind) }
}
