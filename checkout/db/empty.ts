import { isTable, sql } from 'drizzle-orm'
import type { Connection } from './connect'
import { schemaFolders } from './migrate'
import * as schema from './schema'
import { buildStagingArea } from './staging-area'

/** A reset is an event in the audit log, and does not end it. */
const PERMANENT: unknown[] = [schema.auditEvents, schema.auditHead]

/**
 * Empties all tables of the shop except the audit log, and deletes pending jobs. The schema stays,
 * and so does the job that follows up all orders.
 */
export async function empty(db: Connection) {
  const tables = Object.values(schema).filter((entry) => isTable(entry) && !PERMANENT.includes(entry))

  // A purge has dropped the staging area. A shop without a row in `migration_state` had no
  // migration.
  await buildStagingArea(db, schemaFolders())
  await db.execute(sql`truncate ${sql.join(tables, sql`, `)} restart identity cascade`)
  await db.execute(sql`select graphile_worker.complete_jobs(array(
    select id from graphile_worker.jobs where key is distinct from 'follow-up-orders'))`)
}
