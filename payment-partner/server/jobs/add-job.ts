import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type Job = {
  task: 'deliver-notification' | 'expire-transaction'
  payload: { id: string }
  now: Date
  at: Date
}

/** Queued in the caller's transaction. The queue lives by the machine's clock, so it is told how long, not when. */
export async function addJob(tx: Connection, { task, payload, now, at }: Job) {
  const seconds = Math.max(0, (at.getTime() - now.getTime()) / 1000)

  await tx.execute(sql`
    select graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json, run_at => clock_timestamp() + make_interval(secs => ${seconds}))`)
}
