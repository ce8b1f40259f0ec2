import { and, isNull, lt } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { complaints } from '@/db/schema'
import { raiseAlarm } from '../audit/raise-alarm'
import { ticketNumber } from './ticket'

/** Alarms an operator of each complaint whose time is over, once. For a job, every minute. Returns how many. */
export async function escalateComplaints(db: Database, { now }: { now: Date }): Promise<number> {
  return db.transaction(async (tx) => {
    const late = await tx
      .update(complaints)
      .set({ escalatedAt: now })
      .where(and(isNull(complaints.answeredAt), isNull(complaints.escalatedAt), lt(complaints.dueAt, now)))
      .returning({ id: complaints.id, topic: complaints.topic })
    for (const { id, topic } of late)
      await raiseAlarm(tx, { kind: 'complaint_overdue', detail: { ticket: ticketNumber(id), topic }, at: now })

    return late.length
  })
}
