import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openDatabase } from '../open-database'
import { readCpu, type Workers } from './cpu'
import { percentile } from './round'
import type { Street } from './street'

/**
 * What the shop writes into its trail comes to nothing: no row, no bell, no seal. Only ever in a benchmark's own database.
 * By triggers, which a statement that was prepared before obeys; of a rule it would never hear again.
 */
export const stopTrail = (street: Street) =>
  within(street, (sql) =>
    sql.unsafe(`
      create or replace function write_nothing() returns trigger language plpgsql as 'begin return null; end';
      create or replace trigger nothing_is_written before insert on audit_events
        for each row execute function write_nothing();
      alter table audit_events disable trigger audit_events_are_told`),
  )

export const resumeTrail = (street: Street) =>
  within(street, (sql) =>
    sql.unsafe(`
      drop trigger if exists nothing_is_written on audit_events;
      alter table audit_events enable trigger audit_events_are_told`),
  )

export const countEvents = (street: Street) =>
  within(street, async (sql) => Number((await sql`select count(*) from audit_events`)[0]?.count))

const STATEMENTS = 4_000

/**
 * Milliseconds of CPU that one statement costs both sides where nothing is written: a shop without a trail would not
 * even send it. Asked while the trail is stopped.
 */
export function costOfAStatement(street: Street, workers: Workers) {
  return within(street, async (sql) => {
    const send = () =>
      sql`insert into audit_events (kind, detail, at) values ('bench', ${sql.json({ order: 'PSR-X' })}, now())`
    const sendAll = async (count: number) => {
      for (let sent = 0; sent < count; sent++) await send()
    }
    await sendAll(500)

    const before = await readCpu(workers)
    await sendAll(STATEMENTS)
    const after = await readCpu(workers)

    return ((after.load - before.load + after.database - before.database) * 1000) / STATEMENTS
  })
}

/** Events a second that so many buyers cause, and how long they are written. */
const PACE = 100
const PACED_FOR = 900
const TURNS = 4
/** Of the nine events of an order four have a commit of their own: the look at a token, and three calls to the gateway. */
const hasOwnCommit = (index: number) => index % 9 < 4

/**
 * Milliseconds of CPU that one event costs Pasar and its database once it has been sent: its row, its seal, and its way
 * to the walkthrough, which follows. The same inserts come to nothing in turn, at the pace of a busy shop and on a machine
 * that does nothing else: beside a checkout the difference would drown in its noise.
 */
export function costOfAnEvent(street: Street, workers: Workers) {
  return within(street, async (sql) => {
    await sql`create table beside (id bigserial primary key)`
    const detail = sql.json(AS_LONG_AS_ONE)
    const alone = () => sql`insert into audit_events (kind, detail, at) values ('bench', ${detail}, now())`
    const withAnother = () => sql`
      with another as (insert into beside default values returning id)
      insert into audit_events (kind, detail, at) select 'bench', ${detail}, now() from another`
    const write = async () => {
      const begun = performance.now()
      const before = await readCpu(workers)
      for (let sent = 1; sent <= PACED_FOR; sent++) {
        await (hasOwnCommit(sent) ? alone() : withAnother())
        await pause(Math.max(0, begun + (sent * 1000) / PACE - performance.now()))
      }
      const after = await readCpu(workers)
      return (
        ((after.web - before.web + after.worker - before.worker + after.database - before.database) * 1000) / PACED_FOR
      )
    }

    const differences: number[] = []
    for (let turn = 0; turn < TURNS; turn++) {
      await stopTrail(street)
      const nothing = await write()
      await resumeTrail(street)
      differences.push((await write()) - nothing)
    }
    await sql`drop table beside`

    return percentile(differences, 0.5)
  })
}

/** What a notification leaves in the trail, roughly. */
const AS_LONG_AS_ONE = {
  crossing: { flow: 'F4', from: 'kasir', to: 'pasar', carrier: 'server', verdict: 'passed' },
  message: {
    method: 'POST',
    path: '/api/payment/notification',
    status: 200,
    body: { order_id: 'PSR-X-1', transaction_status: 'settlement', status_code: '200', gross_amount: '150000.00' },
  },
}

async function within<Result>({ pasar }: Street, ask: (sql: Sql) => PromiseLike<Result>) {
  const sql = openDatabase(pasar.databaseUrl)
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}
