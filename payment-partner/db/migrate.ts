import { join } from 'node:path'
import {
  applyMigrations,
  assertFits,
  compareSchema,
  type Schema,
  type SchemaFolders,
  untilAnswers,
} from '@jembatan/platform/migrations'
import { runMigrations as migrateJobs } from 'graphile-worker'
import { type Connection, connect } from './connect'

/** Relative to this system's start directory. */
const schemaFolders = (): SchemaFolders => {
  const folder = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

  return {
    migrations: folder('db/migrations'),
    functions: [folder('db/functions'), folder('../packages/audit-log/functions')],
  }
}

/**
 * Migrates the schema and the job queue to this version. A second run does nothing.
 * @throws {Error} if the schema is of a newer version.
 */
export async function migrate(url: string) {
  const { db, sql, close } = connect(url)
  try {
    await untilAnswers(sql)
    await applyMigrations(sql, schemaFolders())
    await assertFits('Kasir', () => readSchema(db))
    await migrateJobs({ connectionString: url })
  } finally {
    await close()
  }
}

/** Whether this build may use the database. */
export const readSchema = (db: Connection): Promise<Schema> =>
  compareSchema((statement) => db.execute(statement), schemaFolders())
