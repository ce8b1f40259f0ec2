import type { Sql } from 'postgres'

/** Names the lock; any number would do, this one reads PSR on a telephone's keys. */
export const WORKER_LOCK = 777

/**
 * A worker shows that it runs by a lock on its own connection: when the process ends, however it ends,
 * PostgreSQL releases the lock. Shared, so that several workers may run.
 */
export async function holdWorkerLock(sql: Sql): Promise<() => Promise<void>> {
  const connection = await sql.reserve()
  await connection`select pg_advisory_lock_shared(${WORKER_LOCK}::bigint)`

  return async () => {
    await connection`select pg_advisory_unlock_shared(${WORKER_LOCK}::bigint)`
    connection.release()
  }
}
