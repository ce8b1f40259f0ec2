import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { type AuditEvent, eventStatement } from '../audit/record-event'
import { NOW, readNow } from '../clock'

/** What a control does to an order, at a moment of Kasir's time. */
export type Steering<Result> = (tx: Connection, now: Date) => Promise<Result>

/** What becomes of an order and the record of who brought it about are one commit. */
export const steerOrder = <Result>(db: Database, usage: AuditEvent, steer: Steering<Result>) =>
  db.transaction(async (tx) => steer(tx, await recordUse(tx, usage)))

async function recordUse(tx: Connection, usage: AuditEvent): Promise<Date> {
  const [clock] = await tx.execute<{ now: string }>(sql`with used as (${eventStatement(usage)}) select ${NOW} as now`)

  return clock ? new Date(clock.now) : readNow(tx)
}
