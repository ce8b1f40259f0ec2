import { holdWorkerLock as hold } from '@jembatan/platform/worker-lock'
import type { Sql } from 'postgres'

/** Lock id; any number would do. This one spells PSR on a phone keypad. */
export const WORKER_LOCK = 777

export const holdWorkerLock = (sql: Sql) => hold(sql, WORKER_LOCK)
