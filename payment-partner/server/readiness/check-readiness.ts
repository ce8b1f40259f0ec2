import { checkReadiness as check } from '@jembatan/platform/readiness'
import { isWorkerAlive } from '@jembatan/platform/worker-lock'
import type { Connection } from '@/db/connect'
import { readSchema } from '@/db/migrate'
import { WORKER_LOCK } from '../jobs/worker-lock'

/**
 * Whether this process may receive requests: database migrated, merchant keys present, worker
 * alive.
 */
export const checkReadiness = (db: Connection, withinMs?: number) =>
  check(db, {
    withinMs,
    checks: {
      migrations: async () => (await readSchema(db)).fits,
      keys: async () => Boolean(await db.query.merchants.findFirst({ columns: { id: true } })),
      worker: () => isWorkerAlive(db, WORKER_LOCK),
    },
  })
