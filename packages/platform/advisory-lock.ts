import postgres, { type Sql } from 'postgres'

/**
 * Runs `work` while a dedicated connection holds an advisory lock. PostgreSQL releases the lock
 * with the connection, even if the process crashes. A lost connection ends the wait for `work`:
 * another process may have the lock.
 * @throws `busy()` when another connection holds the lock.
 */
export async function withAdvisoryLock<Result>(
  sql: Sql,
  { lock, busy }: { lock: number; busy: () => Error },
  work: () => Promise<Result>,
): Promise<Result> {
  let lose = (_: Error) => {}
  const lost = new Promise<never>((_, reject) => {
    lose = reject
  })
  // The end of the connection after the work is no failure.
  lost.catch(() => {})
  const session = openSession(sql, () => lose(Object.assign(new Error(LOST), { code: 'CONNECTION_CLOSED' })))
  try {
    const [attempt] = await session<{ locked: boolean }[]>`select pg_try_advisory_lock(${lock}) as locked`
    if (!attempt?.locked) throw busy()

    return await Promise.race([work(), lost])
  } finally {
    await session.end({ timeout: 5 })
  }
}

const LOST = 'The connection that held the lock was lost.'

/** Opens one connection for locks of a session. `onClose` is called each time that it is lost. */
export const openSession = (sql: Sql, onClose: () => void): Sql =>
  postgres({
    // postgres.js accepts its own parsed options, but its types do not say so.
    ...(sql.options as object),
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onclose: onClose,
  })
