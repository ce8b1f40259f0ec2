import { measureSkew, readDatabaseTime } from '@jembatan/platform/clock-skew'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { readSchema } from '@/db/migrate'
import { WORKER_LOCK } from '../jobs/worker-lock'

type Verdict = 'ok' | 'failed'

export type Readiness = {
  ready: boolean
  checks: Record<'database' | 'migrations' | 'keys' | 'worker', Verdict>
  /** This machine's clock against the database's, in seconds. Says so, and takes nobody out: all might go at once. */
  clockAhead: number | null
}

/** Whether this process may be given work: database migrated, a merchant's keys there, worker alive. */
export async function checkReadiness(db: Connection): Promise<Readiness> {
  const checks = {
    database: await verdict(async () => Boolean(await db.execute(sql`select 1`))),
    migrations: await verdict(async () => (await readSchema(db)).fits),
    keys: await verdict(async () => Boolean(await db.query.merchants.findFirst({ columns: { id: true } }))),
    worker: await verdict(() => isWorkerAlive(db)),
  }

  const clockAhead = await measureSkew(() => readDatabaseTime(db)).catch(() => null)

  return { ready: Object.values(checks).every((check) => check === 'ok'), checks, clockAhead }
}

async function isWorkerAlive(db: Connection) {
  const held = await db.execute(
    sql`select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and classid = 0 and objid = ${WORKER_LOCK} and granted
        and mode = 'ShareLock' and datname = current_database()`,
  )

  return held.length > 0
}

async function verdict(check: () => Promise<boolean>): Promise<Verdict> {
  return check().then(
    (passed) => (passed ? 'ok' : 'failed'),
    () => 'failed',
  )
}
