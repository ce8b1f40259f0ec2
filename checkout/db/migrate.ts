import { join } from 'node:path'
import {
  applyMigrations,
  assertFits,
  compareSchema,
  type Schema,
  type SchemaFolders,
  untilAnswers,
} from '@jembatan/platform/migrations'
import { sql } from 'drizzle-orm'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { type Connection, connect } from './connect'
import { buildStagingArea, dropStagingArea } from './staging-area'

/** Resolved from the working directory of the process. */
export const schemaFolders = (): SchemaFolders => {
  const folder = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

  return {
    migrations: folder('db/migrations'),
    functions: [folder('db/functions'), folder('../packages/audit-log/functions')],
  }
}

/**
 * Migrates the shop's schema and the job queue's schema. Does nothing when both are current. After
 * a purge the staging area does not exist: it is rebuilt while later migrations change it, then
 * dropped again.
 */
export async function migrate(url: string) {
  const { db, sql, close } = connect(url)
  try {
    await untilAnswers(sql)
    const purged = await isPurged(db)
    if (purged && !(await readSchema(db)).fits) await buildStagingArea(db, schemaFolders())
    await applyMigrations(sql, schemaFolders())
    await assertFits('Pasar', () => readSchema(db))
    if (purged) await dropStagingArea(db)
    await migrateJobs({ connectionString: url })
  } finally {
    await close()
  }
}

/** Whether this build may use the database. */
export const readSchema = (db: Connection): Promise<Schema> =>
  compareSchema((statement) => db.execute(statement), schemaFolders())

async function isPurged(db: Connection) {
  const [table] = await db.execute<{ exists: boolean }>(
    sql`select to_regclass('migration_state') is not null as exists`,
  )
  if (!table?.exists) return false
  const [row] = await db.execute<{ purged: boolean }>(sql`select phase = 'purged' as purged from migration_state`)

  return row?.purged ?? false
}
