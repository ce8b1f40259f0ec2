import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from './connect'
import * as schema from './schema'

/** The audit log survives a reset, and records it. */
const AUDIT_TABLES: unknown[] = [schema.auditEvents, schema.auditHead]

/**
 * Empties all tables except the audit log in one statement. A running Ramai keeps working: it sees
 * the old rows or the new ones.
 */
export async function emptyEveryTable(db: Pick<Database, 'execute'>) {
  const tables = Object.values(schema).flatMap((exported) =>
    is(exported, PgTable) && !AUDIT_TABLES.includes(exported) ? [getTableName(exported)] : [],
  )

  await db.execute(sql.raw(`truncate ${tables.map((table) => `"${table}"`).join(', ')} restart identity`))
}
