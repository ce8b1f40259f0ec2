import { sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { clock } from '@/db/schema'
import { holdClock } from '../clock'
import { NOTIFICATION_DUE, TRANSACTION_DUE } from './look-for-work'

export type Job = {
  task: 'close-card' | 'confirm-refund' | 'pay-transaction'
  payload: { id: string }
  /** The moment by Kasir's clock. */
  at: Date
}

/**
 * Queued in the caller's transaction where there is one, in place of the same job where it waits already. The queue lives by the
 * machine's clock, so the moment is moved back to that.
 */
export const addJob = (db: Connection, { task, payload, at }: Job) =>
  inTransaction(db, async (tx) => {
    await holdClock(tx)
    await tx.execute(sql`
      select graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json, job_key => ${`${task}/${payload.id}`},
        run_at => ${at.toISOString()}::timestamptz - make_interval(secs => offset_seconds))
      from ${clock}`)
  })

/** The clock went ahead: every job is due that much sooner, and whoever waits for one, or for a row to be due, is woken. */
export async function pullWorkForward(tx: Connection, seconds: number) {
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array[id], run_at => run_at - make_interval(secs => ${seconds}))
    from graphile_worker.jobs where locked_at is null`)
  await tx.execute(sql`
    select pg_notify('jobs:insert', json_build_object('count', count(*))::text)
    from graphile_worker.jobs where run_at <= clock_timestamp() having count(*) > 0`)
  await tx.execute(sql`select pg_notify(${NOTIFICATION_DUE}, ''), pg_notify(${TRANSACTION_DUE}, '')`)
}
