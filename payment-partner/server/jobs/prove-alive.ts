import type { WorkerPool } from 'graphile-worker'
import type { Sql } from 'postgres'
import { holdPoolLock } from './release-work'

/**
 * A plugin of the queue: holds the pool's lock before any worker takes a job, so that other
 * processes see the pool alive.
 */
export function proveAlive(sql: Sql) {
  const held = new Map<WorkerPool, Promise<() => Promise<void>>>()
  const plugin: GraphileConfig.Plugin = {
    name: 'ProveAlivePlugin',
    version: '1.0.0',
    worker: {
      hooks: {
        async startWorker(_context, { worker: { workerPool } }) {
          const lock = held.get(workerPool) ?? holdPoolLock(sql, workerPool.id)
          held.set(workerPool, lock)
          await lock
        },
      },
    },
  }
  const letGo = () => Promise.all([...held.values()].map(async (lock) => (await lock)()))

  return { plugin, letGo }
}
