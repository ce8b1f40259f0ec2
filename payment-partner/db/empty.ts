import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { connect } from './connect'
import * as schema from './schema'

/** Empties every table in one step. Jobs that are still queued find no row and end in peace. */
export async function empty(url: string) {
  const { db, close } = connect(url)
  const tables = Object.values(schema).filter((part) => is(part, PgTable))
  const names = tables.map((table) => sql.identifier(getTableName(table)))
  try {
    await db.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity`)
  } finally {
    await close()
  }
}
