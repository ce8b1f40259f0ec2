import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../tools/postgres/test-database'

/** An audit log of the calling test's own. */
export async function openAuditLog() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 8, onnotice: () => {} })
  onTestFinished(async () => {
    await sql.end({ timeout: 5 })
    await drop()
  })
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
