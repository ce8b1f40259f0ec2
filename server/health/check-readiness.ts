import { measureSkew, readDatabaseTime } from '@jembatan/platform/clock-skew'
import { describeMisfit } from '@jembatan/platform/migrations'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { readSchema } from '@/db/migrate'

export type Check = 'ok' | 'failed'
export type Readiness = {
  ready: boolean
  checks: { database: Check; migrations: Check; keys: Check }
  /** This machine's clock against the database's, in seconds. Says so, and takes nobody out: all might go at once. */
  clockAhead: number | null
}

/** Whether Ramai can serve: its database answers, has today's schema, and the key to sign with is at hand. */
export async function checkReadiness(ask: { db: Database; loadKeys: () => Promise<unknown> }): Promise<Readiness> {
  const [database, migrations, keys, clockAhead] = await Promise.all([
    attempt(() => ask.db.execute(sql`select 1`)),
    attempt(async () => {
      const schema = await readSchema(ask.db)
      if (!schema.fits) throw new Error(describeMisfit('Ramai', schema))
    }),
    attempt(ask.loadKeys),
    measureSkew(() => readDatabaseTime(ask.db)).catch(() => null),
  ])
  const checks = { database, migrations, keys }

  return { ready: Object.values(checks).every((check) => check === 'ok'), checks, clockAhead }
}

async function attempt(check: () => Promise<unknown>): Promise<Check> {
  try {
    await check()
    return 'ok'
  } catch {
    return 'failed'
  }
}
