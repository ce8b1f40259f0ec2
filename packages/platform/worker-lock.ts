import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openSession } from './advisory-lock'

/**
 * A running worker holds this lock. PostgreSQL releases it when the process ends, even after a
 * crash. Shared, so that several workers may run. `lock` is a number that only one system uses.
 */
export const holdWorkerLock = (sql: Sql, lock: number) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock_shared(${lock}::bigint)`)

type Database = { execute: (query: string) => PromiseLike<readonly unknown[]> }

/** Returns whether a worker holds its lock. */
export async function isWorkerAlive(db: Database, lock: number): Promise<boolean> {
  const locks = await db.execute(
    `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
      where locktype = 'advisory' and classid = 0 and objid = ${Math.trunc(lock)} and granted
      and mode = 'ShareLock' and datname = current_database()`,
  )

  return locks.length > 0
}

const AGAIN_AFTER_MS = 1000

/**
 * Holds a lock on a dedicated connection, and locks again after a reconnect, such as after a
 * failover or when the server was silent. Returns the function that releases it.
 */
export async function keepLocked(sql: Sql, lock: (session: Sql) => PromiseLike<unknown>): Promise<() => Promise<void>> {
  let isReleased = false
  const take = async () => {
    while (!isReleased) {
      try {
        await lock(session)
        return
      } catch {
        await pause(AGAIN_AFTER_MS)
      }
    }
  }
  const session = openSession(sql, () => {
    attempt = attempt.then(take)
  })
  let attempt = take()
  await attempt

  return async () => {
    isReleased = true
    await session.end({ timeout: 5 })
  }
}
