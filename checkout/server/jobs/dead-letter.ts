import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { raiseAlarm } from '../audit/raise-alarm'

/** Deletes jobs that have used up their attempts, with one alarm each. */
export async function deadLetter(db: Database, now: Date) {
  await db.transaction(async (tx) => {
    const dead = await tx.execute<{ id: string; task_identifier: string }>(sql`
      select id, task_identifier from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`)
    for (const { id, task_identifier: task } of dead) {
      await tx.execute(sql`select graphile_worker.complete_jobs(array[${id}::bigint])`)
      await raiseAlarm(tx, { kind: 'job_given_up', detail: { task }, at: now })
    }
  })
}
