import { keepLocked } from '@jembatan/platform/worker-lock'
import { sql as text } from 'drizzle-orm'
import type { WorkerPool } from 'graphile-worker'
import type { Sql } from 'postgres'
import type { Connection } from '@/db/connect'

/** Names the kind of lock, so that its hashed half can mean nothing else. */
const POOL_LOCK = 777

/** A pool takes its lock as it starts; it may take its first jobs in the same moment. */
const STARTING = '10 seconds'

/**
 * A worker that was killed leaves its jobs locked, and the queue itself would wait hours for it. Whoever can take the lock of a
 * pool knows that nobody lives there, and lets its jobs go; other workers go on meanwhile.
 */
export const releaseJobsOfTheDead = (db: Connection) =>
  db.execute(text`
    select graphile_worker.force_unlock_workers(array_agg(pool)) from (
      select locked_by as pool from graphile_worker.jobs where locked_by is not null
      group by locked_by having max(locked_at) < now() - ${STARTING}::interval
    ) as pools
    where pg_try_advisory_xact_lock(${POOL_LOCK}::int, hashtext(pool)) having count(*) > 0`)

/** A plugin of the queue: shows that a pool lives, by a lock that PostgreSQL releases when the process ends, however it ends. */
export function proveAlive(sql: Sql) {
  const held = new Map<WorkerPool, Promise<() => Promise<void>>>()
  const plugin: GraphileConfig.Plugin = {
    name: 'ProveAlivePlugin',
    version: '1.0.0',
    worker: {
      hooks: {
        async startWorker(_context, { worker: { workerPool } }) {
          const lock = held.get(workerPool) ?? holdPoolLock(sql, workerPool.id)
          held.set(workerPool, lock)
          await lock
        },
      },
    },
  }
  const letGo = () => Promise.all([...held.values()].map(async (lock) => (await lock)()))

  return { plugin, letGo }
}

export const holdPoolLock = (sql: Sql, pool: string) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock(${POOL_LOCK}::int, hashtext(${pool}))`)
