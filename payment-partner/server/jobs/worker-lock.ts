import { holdWorkerLock as hold } from '@jembatan/platform/worker-lock'
import type { Sql } from 'postgres'

/** Identifies the lock. Any number would do: this one spells KSR on a telephone's keys. */
export const WORKER_LOCK = 577

export const holdWorkerLock = (sql: Sql) => hold(sql, WORKER_LOCK)
