import type { Sql } from 'postgres'
import { openDatabase } from '../../dev/postgres/open-database'
import type { BenchContext } from './context'
import { readCpu } from './cpu'

/**
 * Drops the shop's writes to its audit log: no row, no notification, no hash. Only for a
 * benchmark's database. Uses triggers, because a rule would not apply to already prepared
 * statements.
 */
export const stopAuditLog = (bench: BenchContext) =>
  within(bench, (sql) =>
    sql.unsafe(`
      create or replace function write_nothing() returns trigger language plpgsql as 'begin return null; end';
      create or replace trigger nothing_is_written before insert on audit_events
        for each row execute function write_nothing();
      alter table audit_events disable trigger audit_events_are_announced`),
  )

export const resumeAuditLog = (bench: BenchContext) =>
  within(bench, (sql) =>
    sql.unsafe(`
      drop trigger if exists nothing_is_written on audit_events;
      alter table audit_events enable trigger audit_events_are_announced`),
  )

export const countEvents = (bench: BenchContext) =>
  within(bench, async (sql) => Number((await sql`select count(*) from audit_events`)[0]?.count))

const STATEMENTS = 4_000

/**
 * Returns the CPU milliseconds, on both sides, of one statement that writes nothing: a shop without
 * an audit log would not send it. Call it while the log is stopped.
 */
export function costOfAStatement(bench: BenchContext) {
  return within(bench, async (sql) => {
    const send = () =>
      sql`insert into audit_events (kind, detail, at) values ('bench', ${sql.json({ order: 'PSR-X' })}, now())`
    const sendAll = async (count: number) => {
      for (let index = 0; index < count; index++) await send()
    }
    await sendAll(500)

    const before = await readCpu(bench.workers)
    await sendAll(STATEMENTS)
    const after = await readCpu(bench.workers)

    return ((after.load - before.load + after.database - before.database) * 1000) / STATEMENTS
  })
}

async function within<Result>({ pasar }: BenchContext, ask: (sql: Sql) => PromiseLike<Result>) {
  const sql = openDatabase(pasar.databaseUrl)
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}
