import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'

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
    ...{ max: 1, idle_timeout: 0, max_lifetime: null },
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
