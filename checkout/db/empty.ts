import { getTableName, isTable, sql } from 'drizzle-orm'
import type { Connection } from './connect'
import * as schema from './schema'

/** Empties every table of the shop, and the jobs that wait for it. The schema and the worker stay. */
export async function empty(db: Connection) {
  const tables = Object.values(schema).filter((entry) => isTable(entry))
  const names = tables.map((table) => sql.identifier(getTableName(table)))

  await db.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity cascade`)
  await db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`)
}
