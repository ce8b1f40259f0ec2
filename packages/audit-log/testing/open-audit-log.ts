import postgres from 'postgres'
import { inject } from 'vitest'
import { cloneRestorableDatabase } from '../../../tools/dev/postgres/restorable-database'

/** All tests of a file share one database and run one after the other. */
const shared: { database?: ReturnType<typeof openSharedDatabase> } = {}

/** Opens an audit log without rows of other tests. */
export async function openAuditLog() {
  shared.database ??= openSharedDatabase()
  const { sql, restore } = await shared.database
  await restore()
  const write = (kind: string, detail: postgres.JSONValue = {}) =>
    sql`insert into audit_events (kind, detail) values (${kind}, ${sql.json(detail)})`
  /** Runs a statement as an attacker with the owner's password could. */
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
