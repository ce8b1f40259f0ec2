import { join } from 'node:path'
import {
  applyMigrations,
  assertFits,
  compareSchema,
  type Schema,
  type SchemaFolders,
  untilAnswers,
} from '@jembatan/platform/migrations'
import { connect, type Database } from './connect'

/** The folders relative to the one in which this system is started. */
const schemaFolders = (): SchemaFolders => {
  const folder = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

  return {
    migrations: folder('db/migrations'),
    functions: [folder('db/functions'), folder('packages/audit-log/functions')],
  }
}

/**
 * Migrates the schema to this build's version. Does nothing if it is there already. @throws {Error}
 * when the database is of an incompatible newer version.
 */
export async function migrate(url: string) {
  const { db, sql, close } = connect(url)
  try {
    await untilAnswers(sql)
    await applyMigrations(sql, schemaFolders())
    await assertFits('Ramai', () => readSchema(db))
  } finally {
    await close()
  }
}

/** Returns whether this build may use the database. */
export const readSchema = (db: Database): Promise<Schema> =>
  compareSchema((statement) => db.execute(statement), schemaFolders())
