import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Connection } from './connect'
import * as schema from './schema'

/** A reset keeps the audit log and is itself one of its events. */
const PERMANENT: string[] = [schema.auditEvents, schema.auditHead].map(getTableName)

/** Empties every table except the audit log's in one statement. */
export function emptyTables(db: Connection) {
  const tables = Object.values(schema).filter((part) => is(part, PgTable))
  const names = tables
    .map(getTableName)
    .filter((name) => !PERMANENT.includes(name))
    .map((name) => sql.identifier(name))

  return db.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity`)
}
