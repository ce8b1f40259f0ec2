import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { type Connection, connect } from './connect'
import * as schema from './schema'

/** Jobs that are still queued find no row and end in peace. */
export async function empty(url: string) {
  const { db, close } = connect(url)
  try {
    await emptyTables(db)
  } finally {
    await close()
  }
}

/** Every table in one step. */
export function emptyTables(db: Connection) {
  const tables = Object.values(schema).filter((part) => is(part, PgTable))
  const names = tables.map((table) => sql.identifier(getTableName(table)))

  return db.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity`)
}
