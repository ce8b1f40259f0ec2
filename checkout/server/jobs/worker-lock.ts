import { keepLocked } from '@jembatan/platform/keep-locked'
import type { Sql } from 'postgres'

/** Names the lock; any number would do, this one reads PSR on a telephone's keys. */
export const WORKER_LOCK = 777

/**
 * A worker shows that it runs by a lock: when the process ends, however it ends, PostgreSQL releases it. Shared, so that several
 * workers may run.
 */
export const holdWorkerLock = (sql: Sql) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock_shared(${WORKER_LOCK}::bigint)`)
