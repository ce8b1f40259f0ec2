import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** After the clock was advanced: makes every job due that much sooner and notifies the worker. */
export async function pullJobsForward(tx: Connection, seconds: number) {
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array[id], run_at => run_at - make_interval(secs => ${seconds}))
    from graphile_worker.jobs where locked_at is null`)
  await tx.execute(sql`
    select pg_notify('jobs:insert', json_build_object('count', count(*))::text)
    from graphile_worker.jobs where run_at <= clock_timestamp() having count(*) > 0`)
}
