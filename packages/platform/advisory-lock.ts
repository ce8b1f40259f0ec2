import type { Sql } from 'postgres'

/**
 * Runs `work` while a dedicated connection holds an advisory lock. PostgreSQL releases the lock
 * with the connection, even if the process crashes.
 * @throws `taken()` when another connection holds the lock.
 */
export async function withAdvisoryLock<Result>(
  sql: Sql,
  { lock, busy }: { lock: number; busy: () => Error },
  work: () => Promise<Result>,
): Promise<Result> {
  const connection = await sql.reserve()
  try {
    const [attempt] = await connection<{ locked: boolean }[]>`select pg_try_advisory_lock(${lock}) as locked`
    if (!attempt?.locked) throw busy()
    try {
      return await work()
    } finally {
      await connection`select pg_advisory_unlock(${lock})`
    }
  } finally {
    connection.release()
  }
}
