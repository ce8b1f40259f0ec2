import type { Sql } from 'postgres'
import { WORKER_LOCK } from './worker-lock'

/**
 * A killed worker leaves its jobs locked, and the queue would wait hours for it. A worker that starts while no
 * other runs releases them; called before the worker takes its own lock.
 */
export async function releaseOrphanedJobs(sql: Sql) {
  await sql.begin(async (tx) => {
    const [lock] = await tx<{ alone: boolean }[]>`select pg_try_advisory_xact_lock(${WORKER_LOCK}::bigint) as alone`
    if (!lock?.alone) return

    await tx`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
      from graphile_worker.jobs where locked_by is not null having count(*) > 0`
  })
}
