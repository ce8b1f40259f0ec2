import { setTimeout as pause } from 'node:timers/promises'
import { mayBeAway, readAddress } from '@jembatan/platform/database'
import postgres from 'postgres'

/** Names the lock; any number would do, this one reads PSR on a telephone's keys. */
export const WORKER_LOCK = 777

const AGAIN_AFTER_MS = 1000

/**
 * A worker shows that it runs by a lock on a connection of its own: when the process ends, however it ends, PostgreSQL releases
 * the lock. Shared, so that several workers may run. A connection that broke, as when another host became primary, is made
 * anew, and the lock with it.
 * @param address of PostgreSQL itself: a pooler in transaction mode has no sessions to lock with.
 */
export async function holdWorkerLock(address: string): Promise<() => Promise<void>> {
  const { url, ...reached } = readAddress(address)
  let letGo = false
  const hold = async () => {
    while (!letGo) {
      try {
        await session`select pg_advisory_lock_shared(${WORKER_LOCK}::bigint)`
        return
      } catch {
        await pause(AGAIN_AFTER_MS)
      }
    }
  }
  const session = postgres(url, {
    ...{ ...reached, ...mayBeAway, max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} },
    onclose: () => void held.then(() => (held = hold())),
  })
  let held = hold()
  await held

  return async () => {
    letGo = true
    await session.end({ timeout: 5 })
  }
}
