import type { TransactionSql } from 'postgres'
import type { IncomingOrders } from './incoming-orders'

/**
 * Issues the invoices of the orders that this transaction brings, those in `incoming_orders`, as far as they were paid: as Pasar's own
 * documents, which say what they take the place of. What was issued for an order that changed since is written anew as long as
 * nobody has its file.
 */
export async function issueInvoices(tx: TransactionSql, { now, incoming }: { now: Date; incoming: IncomingOrders }) {
  const at = now.toISOString()
  // Tables that have just grown were not counted: whatever PostgreSQL expects, what belongs to an order is found by its number.
  await tx`select set_config('pasar.order_is_moving', 'on', true), ${lookUpAlone(tx, 'off')}`
  await tx`
    insert into invoices as own (order_id, issued_at, document)
    select incoming_orders.order_id, ${at}, agreed.document || jsonb_build_object('method', incoming_orders.paid_by,
      'former', jsonb_build_object('orderNumber', incoming_orders.number, 'paidAt', incoming_orders.paid_on, 'invoice', (
        select jsonb_build_object('number', i.number, 'issuedAt', i.issued_at) from migration.invoices i
        where i.order_id = incoming_orders.key limit 1)))
    from incoming_orders join invoice_documents() agreed on agreed.order_id = incoming_orders.order_id
    where incoming_orders.paid_on is not null
    order by incoming_orders.key
    on conflict (order_id) do update set document = excluded.document
    where own.document is distinct from excluded.document
      and not exists (select from invoice_files file where file.order_id = own.order_id)`
  await tx`select set_config('pasar.order_is_moving', 'off', true), ${lookUpAlone(tx, 'on')}`
  if (incoming.known > 0) await dropStale(tx)
  await tx`
    insert into migration.arrivals (table_name, key, target, matched, at)
    select 'invoices', i.id, incoming_orders.order_id, false, ${at}
    from incoming_orders join migration.invoices i on i.order_id = incoming_orders.key and ${tx.unsafe(incoming.within('i.order_id'))}
    where incoming_orders.paid_on is not null
    order by incoming_orders.order_id
    on conflict (table_name, key) do update set target = excluded.target`
}

/** Of orders that were here before: what was issued for one that nobody paid, as it is by now, and under which key it came. */
const dropStale = (tx: TransactionSql) =>
  tx.unsafe(`
    set local pasar.retention_ended = 'on';
    delete from invoices own using incoming_orders where incoming_orders.is_known and incoming_orders.paid_on is null and own.order_id = incoming_orders.order_id
      and not exists (select from invoice_files file where file.order_id = own.order_id);
    set local pasar.retention_ended = 'off';
    delete from migration.arrivals past using incoming_orders
    where incoming_orders.is_known and past.table_name = 'invoices' and past.target = incoming_orders.order_id`)

/** Ways of joining that read whole tables. */
const lookUpAlone = (tx: TransactionSql, others: 'on' | 'off') => tx`
  set_config('enable_seqscan', ${others}, true), set_config('enable_hashjoin', ${others}, true),
  set_config('enable_mergejoin', ${others}, true)`
