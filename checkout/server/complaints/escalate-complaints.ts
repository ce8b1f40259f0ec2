import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { raiseAlarm } from '../audit/raise-alarm'
import { inBatches } from '../jobs/in-batches'
import { ticketNumber } from './ticket'

/** Job, each minute: alerts an operator once per overdue complaint. Returns how many. */
export async function escalateComplaints(db: Database, { now }: { now: Date }): Promise<number> {
  let all = 0
  await inBatches((most) =>
    db.transaction(async (tx) => {
      const late = await tx.execute<{ id: number; topic: string }>(sql`
        update complaints set escalated_at = ${now.toISOString()}::timestamptz where id in (
          select id from complaints
          where answered_at is null and escalated_at is null and due_at < ${now.toISOString()}::timestamptz
          limit ${most} for update skip locked)
        returning id, topic`)
      for (const { id, topic } of late)
        await raiseAlarm(tx, { kind: 'complaint_overdue', detail: { ticket: ticketNumber(id), topic }, at: now })
      all += late.length

      return late.length
    }),
  )

  return all
}
