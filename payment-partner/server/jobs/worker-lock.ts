import { keepLocked } from '@jembatan/platform/keep-locked'
import type { Sql } from 'postgres'

/** Names the lock; any number would do, this one reads KSR on a telephone's keys. */
export const WORKER_LOCK = 577

/**
 * A worker proves that it lives by a lock on its own connection: when the process dies, however it dies,
 * PostgreSQL lets the lock go. Shared, so that several workers may run.
 */
export const holdWorkerLock = (sql: Sql) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock_shared(${WORKER_LOCK}::bigint)`)
