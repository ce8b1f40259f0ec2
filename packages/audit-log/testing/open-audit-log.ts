import postgres from 'postgres'
import { inject } from 'vitest'
import { cloneRestorableDatabase } from '../../../tools/postgres/restorable-database'

/** All tests of a file take the same database, one after the other. */
const shared: { database?: ReturnType<typeof openSharedDatabase> } = {}

/** An audit log with no rows of another test. */
export async function openAuditLog() {
  shared.database ??= openSharedDatabase()
  const { sql, restore } = await shared.database
  await restore()
  const write = (kind: string, detail: postgres.JSONValue = {}) =>
    sql`insert into audit_events (kind, detail) values (${kind}, ${sql.json(detail)})`
  /** What somebody with the owner's password can do. */
  const tamper = async (statement: string) => {
    await sql.unsafe('alter table audit_events disable trigger all')
    await sql.unsafe(statement)
    await sql.unsafe('alter table audit_events enable trigger all')
  }

  return { sql, write, tamper }
}

async function openSharedDatabase() {
  const { url, restore } = await cloneRestorableDatabase(inject('templateUrl'))

  return { sql: postgres(url, { max: 8, onnotice: () => {} }), restore }
}
