import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'

/**
 * A worker shows that it runs by a lock: when the process ends, however it ends, PostgreSQL releases it. Shared, so that several
 * workers may run. `lock` names it, and is of one system alone.
 */
export const holdWorkerLock = (sql: Sql, lock: number) =>
  keepLocked(sql, (session) => session`select pg_advisory_lock_shared(${lock}::bigint)`)

/** A database of drizzle. */
type Database = { execute: (query: string) => PromiseLike<readonly unknown[]> }

/** Whether a worker holds its lock. */
export async function isWorkerAlive(db: Database, lock: number): Promise<boolean> {
  const held = await db.execute(
    `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
      where locktype = 'advisory' and classid = 0 and objid = ${Math.trunc(lock)} and granted
      and mode = 'ShareLock' and datname = current_database()`,
  )

  return held.length > 0
}

const AGAIN_AFTER_MS = 1000

/**
 * Takes a lock on a connection of its own, and again on the next one when that broke, as it does when another host becomes
 * primary: a worker outlives its connections. Returns how to let go.
 */
export async function keepLocked(sql: Sql, lock: (session: Sql) => PromiseLike<unknown>): Promise<() => Promise<void>> {
  let letGo = false
  const take = async () => {
    while (!letGo) {
      try {
        await lock(session)
        return
      } catch {
        await pause(AGAIN_AFTER_MS)
      }
    }
  }
  const session = postgres({
    // postgres.js takes back what it made of options; its types do not know that.
    ...(sql.options as object),
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onclose: () => {
      taken = taken.then(take)
    },
  })
  let taken = take()
  await taken

  return async () => {
    letGo = true
    await session.end({ timeout: 5 })
  }
}
