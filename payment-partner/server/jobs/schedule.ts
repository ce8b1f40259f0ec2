import { sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { clock } from '@/db/schema'
import { holdClock } from '../clock'
import { NOTIFICATION_DUE, TRANSACTION_DUE } from './look-for-work'

export type Job = {
  task:
    | 'charge-subscription'
    | 'close-card'
    | 'confirm-refund'
    | 'end-server-key'
    | 'finish-payout'
    | 'pay-transaction'
    | 'process-payout'
  payload: { id: string }
  /** By Kasir's clock. */
  at: Date
}

/**
 * Queues a job in the caller's transaction if there is one, and replaces the same job if it still
 * waits. The queue uses the machine's clock, so the time is shifted back to it.
 */
export const addJob = (db: Connection, { task, payload, at }: Job) =>
  inTransaction(db, async (tx) => {
    await holdClock(tx)
    await tx.execute(sql`
      select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json, job_key => ${`${task}/${payload.id}`},
        run_at => ${at.toISOString()}::timestamptz - make_interval(secs => offset_seconds))
      from ${clock}`)
  })

/**
 * After the clock advances: every job is due that much sooner. Wakes the workers for due jobs and
 * due rows.
 */
export async function pullWorkForward(tx: Connection, seconds: number) {
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array[id], run_at => run_at - make_interval(secs => ${seconds}))
    from graphile_worker.jobs where locked_at is null`)
  await tx.execute(sql`
    select pg_notify('jobs:insert', json_build_object('count', count(*))::text)
    from graphile_worker.jobs where run_at <= clock_timestamp() having count(*) > 0`)
  await tx.execute(sql`select pg_notify(${NOTIFICATION_DUE}, ''), pg_notify(${TRANSACTION_DUE}, '')`)
}
