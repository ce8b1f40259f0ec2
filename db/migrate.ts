import { join } from 'node:path'
import {
  applyMigrations,
  assertFits,
  judgeSchema,
  type Schema,
  type SchemaFolders,
  untilAnswers,
} from '@jembatan/platform/migrations'
import { connect, type Database } from './connect'

/** From the folder that this system is started in. */
const schemaFolders = (): SchemaFolders => {
  const folder = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

  return {
    migrations: folder('db/migrations'),
    functions: [folder('db/functions'), folder('packages/audit-log/functions')],
  }
}

/** Brings the schema to today's state. Does nothing when it is there already. @throws {Error} when it is a newer version's. */
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

/** Whether this build may use the database. */
export const readSchema = (db: Database): Promise<Schema> =>
  judgeSchema((statement) => db.execute(statement), schemaFolders())
