import type { PendingQuery, Row, Sql, TransactionSql } from 'postgres'

/** The rows of Pasar at one moment; all later rows are new. */
export type Mark = { orders: string[]; auditEvents: number; notifications: number }

export async function markBooks(pasar: Sql): Promise<Mark> {
  const [mark] = await pasar<Mark[]>`
    select
      array(select id from orders) as orders,
      (select coalesce(max(id), 0)::int from audit_events) as "auditEvents",
      (select coalesce(max(id), 0)::int from payment_notifications) as notifications`
  if (!mark) throw new Error('Pasar’s books gave no mark.')

  return mark
}

const OF_AN_ORDER = [
  ...['order_parcels', 'order_lines', 'order_events', 'stock_holds', 'payment_attempts', 'refunds'],
  ...['payouts', 'ledger_transactions', 'outbox', 'buyer_messages', 'invoices', 'returns', 'cash_collections'],
  ...['order_vouchers'],
] as const

/** Tables with some rows that belong to no order: few, and always checked. */
const OF_NO_ORDER = new Set<string>(['payouts', 'ledger_transactions'])

const NARROWED = ['orders', ...OF_AN_ORDER, 'ledger_entries', 'audit_events', 'payment_notifications'] as const

type Narrowed = (typeof NARROWED)[number]

/**
 * Restricts the tables to rows newer than the mark until the transaction ends, so that a check
 * costs only what the test did. New are orders with all their rows. A notification of an older
 * order is not new, but one without an order is.
 * Temporary tables come first in the search path, so the queries of the invariants stay unchanged.
 */
export async function narrowTo(sql: TransactionSql, { orders, auditEvents, notifications }: Mark) {
  await makeRoom(sql)
  await sql`set local search_path to pg_temp, public`
  const keep = async (table: Narrowed, which: PendingQuery<Row[]>) => {
    await sql`delete from pg_temp.${sql(table)}`
    await sql`insert into pg_temp.${sql(table)} select * from public.${sql(table)} as row where ${which}`
  }

  await keep('orders', sql`id <> all(${orders}::text[])`)
  for (const table of OF_AN_ORDER)
    await keep(
      table,
      sql`order_id in (select id from pg_temp.orders) or ${OF_NO_ORDER.has(table)} and order_id is null`,
    )
  await keep('ledger_entries', sql`transaction_id in (select id from pg_temp.ledger_transactions)`)
  await keep('audit_events', sql`id > ${auditEvents}`)
  await keep(
    'payment_notifications',
    sql`id > ${notifications} and not exists (
      select from public.payment_attempts as attempt
      where attempt.provider_order_id = row.provider_order_id and attempt.order_id = any(${orders}::text[])
    )`,
  )
}

/**
 * Creates the temporary tables once per connection: creating and dropping or truncating them costs
 * fifty times a check. Between checks they come last in the search path, so that other queries on
 * this connection read the real tables.
 */
async function makeRoom(sql: TransactionSql) {
  const [room] = await sql`select to_regclass('pg_temp.orders') as orders`
  if (room?.orders) return
  // Includes the primary key, which a query may group by.
  for (const table of NARROWED)
    await sql`create temporary table ${sql(table)} (like public.${sql(table)} including indexes)`
  await sql`set search_path to public, pg_temp`
}
