import type { Sql } from 'postgres'
import { openDatabase } from '../../postgres/open-database'
import type { BenchContext } from './context'
import { readCpu } from './cpu'

/**
 * What the shop writes into its trail comes to nothing: no row, no bell, no seal. Only ever in a benchmark's own database.
 * By triggers, which a statement that was prepared before obeys; of a rule it would never hear again.
 */
export const stopTrail = (bench: BenchContext) =>
  within(bench, (sql) =>
    sql.unsafe(`
      create or replace function write_nothing() returns trigger language plpgsql as 'begin return null; end';
      create or replace trigger nothing_is_written before insert on audit_events
        for each row execute function write_nothing();
      alter table audit_events disable trigger audit_events_are_told`),
  )

export const resumeTrail = (bench: BenchContext) =>
  within(bench, (sql) =>
    sql.unsafe(`
      drop trigger if exists nothing_is_written on audit_events;
      alter table audit_events enable trigger audit_events_are_told`),
  )

export const countEvents = (bench: BenchContext) =>
  within(bench, async (sql) => Number((await sql`select count(*) from audit_events`)[0]?.count))

const STATEMENTS = 4_000

/**
 * Milliseconds of CPU that one statement costs both sides where nothing is written: a shop without a trail would not
 * even send it. Asked while the trail is stopped.
 */
export function costOfAStatement(bench: BenchContext) {
  return within(bench, async (sql) => {
    const send = () =>
      sql`insert into audit_events (kind, detail, at) values ('bench', ${sql.json({ order: 'PSR-X' })}, now())`
    const sendAll = async (count: number) => {
      for (let sent = 0; sent < count; sent++) await send()
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
