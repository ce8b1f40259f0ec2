import { keepLocked } from '@jembatan/platform/worker-lock'
import { sql as text } from 'drizzle-orm'
import type { WorkerPool } from 'graphile-worker'
import type { Sql } from 'postgres'
import type { Connection } from '@/db/connect'

/** Class of the advisory lock, so that the hashed second half cannot collide with other locks. */
const POOL_LOCK = 777

/**
 * A pool takes its lock at the start and may take jobs at the same moment, so younger locks are
 * skipped.
 */
const STARTING = '10 seconds'

/**
 * Releases the jobs of killed workers, which the queue itself would keep locked for hours. A pool
 * whose advisory lock is free has no living worker. Other workers continue meanwhile.
 */
export const releaseJobsOfTheDead = (db: Connection) =>
  db.execute(text`
    select graphile_worker.force_unlock_workers(array_agg(pool)) from (
      select locked_by as pool from graphile_worker.jobs where locked_by is not null
      group by locked_by having max(locked_at) < now() - ${STARTING}::interval
    ) as pools
    where pg_try_advisory_xact_lock(${POOL_LOCK}::int, hashtext(pool)) having count(*) > 0`)

/**
 * A plugin of the queue that holds an advisory lock per pool. PostgreSQL releases the lock when the
 * process ends, in whatever way.
 */
export function proveAlive(sql: Sql) {
  const locks = new Map<WorkerPool, Promise<() => Promise<void>>>()
  const plugin: GraphileConfig.Plugin = {
    name: 'ProveAlivePlugin',
    version: '1.0.0',
    worker: {
      hooks: {
        async startWorker(_context, { worker: { workerPool } }) {
          const lock = locks.get(workerPool) ?? holdPoolLock(sql, workerPool.id)
          locks.set(workerPool, lock)
          await lock
        },
      },
    },
  }
  const releaseLocks = () => Promise.all([...locks.values()].map(async (lock) => (await lock)()))

  return { plugin, letGo: releaseLocks }
}

export const holdPoolLock = (sql: Sql, pool: string) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock(${POOL_LOCK}::int, hashtext(${pool}))`)
