import type { PendingQuery, Row, Sql, TransactionSql } from 'postgres'

/** What Pasar's books held at one moment: whatever is not in it is new. */
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

/** Of these some belong to no order: few, and always looked at. */
const OF_NO_ORDER = new Set<string>(['payouts', 'ledger_transactions'])

const NARROWED = ['orders', ...OF_AN_ORDER, 'ledger_entries', 'audit_events', 'payment_notifications'] as const

type Narrowed = (typeof NARROWED)[number]

/**
 * Until the transaction ends, the tables hold what is new since the mark and nothing else, so that a check costs what
 * the test did and not what the world did before it. New are orders with all that belongs to them; a notification of an older
 * order stays out with it, while one of no order at all is new.
 * Temporary tables come first in the search path: the sentences of the invariants need not know.
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
 * Once a connection: to make and drop the tables, or to have the server empty them, costs fifty times what a check does.
 * Between checks they come last in the search path, so that whoever else asks over this connection reads the real ones.
 */
async function makeRoom(sql: TransactionSql) {
  const [room] = await sql`select to_regclass('pg_temp.orders') as orders`
  if (room?.orders) return
  // With its primary key, by which a sentence may group.
  for (const table of NARROWED)
    await sql`create temporary table ${sql(table)} (like public.${sql(table)} including indexes)`
  await sql`set search_path to public, pg_temp`
}
