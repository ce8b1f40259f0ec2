import type { Sql, TransactionSql } from 'postgres'
import type { Column, OrderRows } from './read-order-rows'

type Generate = {
  /** The rows of a real order. */
  model: OrderRows[]
  orders: number
  /** Audit events for each order; further events of the model are left out. */
  eventsAnOrder?: number
  onProgress?: (rows: number) => void
}

const ORDERS_A_TRANSACTION = 20_000
const HISTORY_DAYS = 730
const AUDIT_LOG = 'audit_events'

/**
 * Fills a database with copies of a real order that differ in every id, key and hash, spread over
 * the past two years. Constraints and triggers apply, and the audit events are hash-chained. The
 * model comes from the verbs' own rows, so a new column or table needs no change here.
 */
export async function generateHistory(sql: Sql, { model, orders, eventsAnOrder, onProgress }: Generate) {
  const ids = findIds(model)
  const apart = (HISTORY_DAYS * 86_400) / orders
  for (let first = 1; first <= orders; first += ORDERS_A_TRANSACTION) {
    const last = Math.min(orders, first + ORDERS_A_TRANSACTION - 1)
    await sql.begin(async (tx) => {
      const statements = new CopyStatements({ ids, first, last, ageOf: `(${orders} - n) * ${apart}` })
      for (const { table, columns, rows } of model) {
        if (table === AUDIT_LOG) await copyEvents(tx, statements.select(columns, rows.slice(0, eventsAnOrder)))
        else await tx.unsafe(statements.insert(table, columns, rows))
      }
    })
    onProgress?.(last)
  }
  await sql.unsafe('vacuum analyze')
}

/**
 * Finds the values that identify an order, a buyer or a payment in any row: each copy needs its
 * own.
 */
function findIds(model: OrderRows[]): string[] {
  const valuesOf = (which: (column: Column) => boolean) =>
    model.flatMap(({ columns, rows }) =>
      columns.flatMap((column) => (which(column) ? rows.map((row) => row[column.name]) : [])),
    )
  const filled = new Set(model.map(({ table }) => table))
  // Values of earlier rows, such as goods, are equal in all copies, even in columns without a
  // foreign key.
  const keptValues = new Set(valuesOf(({ refersTo }) => refersTo.some((table) => !filled.has(table))))
  const values = valuesOf(namesSomething).filter((value) => !keptValues.has(value))
  const hashes = model
    .flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
    .filter((text) => HASH.test(text ?? ''))
  const ids: string[] = []
  for (const id of [...values, ...hashes]
    .filter((text) => text != null)
    .sort((one, other) => one.length - other.length))
    if (!ids.some((prefix) => id.includes(prefix))) ids.push(id)

  return ids
}

const namesSomething = ({ type, unique, refersTo }: Column) =>
  type === 'uuid' || (type === 'text' && unique && refersTo.length === 0)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HASH = /^[0-9a-f]{64}$/
/** Digits at the end of a name, which number the copies. */
const DIGITS = 9

type Copies = { ids: string[]; first: number; last: number; ageOf: string }

/** Writes SQL in which `n` is the number of the copy. */
class CopyStatements {
  constructor(private readonly copies: Copies) {}

  insert(table: string, columns: Column[], rows: OrderRows['rows']) {
    const names = columns.filter(({ numbered }) => !numbered).map(({ name }) => `"${name}"`)

    return `insert into "${table}" (${names.join(', ')}) ${this.select(columns, rows)}`
  }

  /** Sorted by order, as they would have been written. */
  select(columns: Column[], rows: OrderRows['rows']) {
    const insertable = columns.filter(({ numbered }) => !numbered)
    const { first, last } = this.copies
    const copies = rows.map((row, place) => {
      const values = insertable.map((column) => `${this.copyOf(column, row[column.name] ?? null)} as "${column.name}"`)
      return `select n, ${place} as place, ${values.join(', ')} from generate_series(${first}, ${last}) as n`
    })

    return `select ${insertable.map(({ name }) => `"${name}"`).join(', ')} from (${copies.join(' union all ')}) as copies order by n, place`
  }

  private copyOf({ type }: Column, text: string | null) {
    if (text === null) return `null::${type}`
    const value = `${quote(text)}::${type}`
    if (type.startsWith('timestamp')) return `${value} - make_interval(secs => ${this.copies.ageOf})`
    if (type === 'date') return `${value} - (${this.copies.ageOf} / 86400)::int`
    const ids = this.copies.ids.filter((id) => text.includes(id))
    if (ids.length === 0) return value

    return `${ids.reduce((sql, id) => `replace(${sql}, ${quote(id)}, ${idOfCopy(id)})`, quote(text))}::${type}`
  }
}

function idOfCopy(id: string) {
  const own = `${quote(id)} || n`
  if (UUID.test(id)) return `md5(${own})::uuid::text`
  if (HASH.test(id)) return `md5(${own}) || md5('again' || ${own})`
  if (id.length <= DIGITS) return `${own}`

  return `${quote(id.slice(0, -DIGITS))} || lpad(n::text, ${DIGITS}, '0')`
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Written with their hashes: chaining them later would update each row. */
async function copyEvents(tx: TransactionSql, events: string) {
  await tx.unsafe(CHAIN_EVENTS)
  await tx`insert into audit_events select * from pg_temp.chain_events(${events})`
}

const CHAIN_EVENTS = `
  create or replace function pg_temp.chain_events(source text) returns setof public.audit_events language plpgsql as $$
  declare
    event public.audit_events;
    head public.audit_head;
  begin
    -- The lock of seal_audit_events.
    perform pg_advisory_xact_lock(28348);
    select * into head from public.audit_head;
    for event.at, event.kind, event.detail in execute 'select at, kind, detail from (' || source || ') as events' loop
      event.id := nextval('public.audit_events_id_seq');
      event.sequence := head.sequence + 1;
      event.previous_hash := head.hash;
      event.hash := encode(sha256(convert_to(public.audit_line(
        event.sequence, event.previous_hash, event.id, event.at, event.kind, event.detail), 'UTF8')), 'hex');
      head.sequence := event.sequence;
      head.hash := event.hash;
      return next event;
    end loop;
    update public.audit_head set sequence = head.sequence, hash = head.hash;
  end;
  $$`
