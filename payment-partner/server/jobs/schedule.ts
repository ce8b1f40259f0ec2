import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { clock } from '@/db/schema'
import { holdClock } from '../clock'

export type Job = {
  task: 'deliver-notification' | 'expire-transaction' | 'close-card' | 'confirm-refund' | 'pay-transaction'
  payload: { id: string }
  /** The moment by Kasir's clock. */
  at: Date
  /** Jobs of one queue run one after the other, in the order in which they are due. */
  queue?: string
}

/**
 * Queued in the caller's transaction, which holds the clock, each in place of the same job where it waits already. The queue
 * lives by the machine's clock, so the moment is moved back to that.
 */
export async function addJobs(tx: Connection, jobs: Job[]) {
  if (jobs.length === 0) return
  const rows = jobs.map(({ task, payload, at, queue = null }) => ({
    task,
    payload,
    at,
    queue,
    key: `${task}/${payload.id}`,
  }))
  await tx.execute(sql`
    select graphile_worker.add_job(
      task, payload, queue_name => queue, job_key => key, run_at => at - make_interval(secs => offset_seconds))
    from ${clock}, json_to_recordset(${JSON.stringify(rows)}::json)
      as job (task text, payload json, at timestamptz, queue text, key text)`)
}

export async function addJob(tx: Connection, job: Job) {
  await holdClock(tx)
  await addJobs(tx, [job])
}

/** The clock went ahead: every job is due that much sooner, and whoever waits for one is woken. */
export async function pullJobsForward(tx: Connection, seconds: number) {
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array[id], run_at => run_at - make_interval(secs => ${seconds}))
    from graphile_worker.jobs where locked_at is null`)
  await tx.execute(sql`
    select pg_notify('jobs:insert', json_build_object('count', count(*))::text)
    from graphile_worker.jobs where run_at <= clock_timestamp() having count(*) > 0`)
}
