import { keepLocked } from '@jembatan/platform/worker-lock'
import type { Sql } from 'postgres'

/** Names the class of locks, so that a hashed key cannot collide with another lock. */
const POOL_LOCK = 577

/**
 * Releases the work of killed workers: their jobs stay locked, for hours in the queue's own time,
 * and their notifications stay claimed. A pool whose lock is free has no living worker. Safe while
 * other workers run.
 */
export const releaseWorkOfTheDead = (sql: Sql) => sql`
  with released as (
    update notifications set claimed_by = null
    where state = 'waiting' and claimed_by is not null
      and pg_try_advisory_xact_lock(${POOL_LOCK}::int, hashtext(claimed_by))
  )
  select graphile_worker.force_unlock_workers(array_agg(pool)) from (
    select distinct locked_by as pool from graphile_worker.jobs where locked_by is not null
  ) as pools
  where pg_try_advisory_xact_lock(${POOL_LOCK}::int, hashtext(pool)) having count(*) > 0`

export const holdPoolLock = (sql: Sql, pool: string) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock(${POOL_LOCK}::int, hashtext(${pool}))`)
