import { checkReadiness as check } from '@jembatan/platform/readiness'
import { isWorkerAlive } from '@jembatan/platform/worker-lock'
import type { Connection } from '@/db/connect'
import { readSchema } from '@/db/migrate'
import { getIssuerRegistry } from '../handoff/issuer-registry'
import { WORKER_LOCK } from '../jobs/worker-lock'

/** Checks whether this process can serve: database migrated, keys loaded, worker alive. */
export const checkReadiness = ({ db, withinMs }: { db: Connection; withinMs?: number }) =>
  check(db, {
    withinMs,
    checks: {
      migrations: async () => (await readSchema(db)).fits,
      keys: async () => (await getIssuerRegistry()).size > 0,
      worker: () => isWorkerAlive(db, WORKER_LOCK),
    },
  })
