import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { type AuditEvent, eventStatement } from '../audit/record-event'
import { NOW, readNow } from '../clock'

/** A control's effect on an order, at a moment of Kasir's time. */
export type Steering<Result> = (tx: Connection, now: Date) => Promise<Result>

/** Commits the order's change together with the record of who caused it. */
export const steerOrder = <Result>(db: Database, usage: AuditEvent, steer: Steering<Result>) =>
  db.transaction(async (tx) => steer(tx, await recordUse(tx, usage)))

async function recordUse(tx: Connection, usage: AuditEvent): Promise<Date> {
  const [clock] = await tx.execute<{ now: string }>(sql`with used as (${eventStatement(usage)}) select ${NOW} as now`)

  return clock ? new Date(clock.now) : readNow(tx)
}
