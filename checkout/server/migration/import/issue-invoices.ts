import type { TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import type { IncomingOrders } from './incoming-orders'

/**
 * Issues invoices for incoming paid orders as Pasar's own documents, which name the documents that
 * they replace. A changed order's invoice is rewritten until its PDF was rendered.
 */
export async function issueInvoices(tx: TransactionSql, { now, incoming }: { now: Date; incoming: IncomingOrders }) {
  const at = now.toISOString()
  // The statistics of freshly grown tables are missing: forces look-ups by order number, whatever
  // PostgreSQL estimates.
  await tx`select set_config('pasar.order_is_importing', 'on', true), ${otherJoins('off')}`
  await tx`
    insert into invoices as own (order_id, issued_at, document)
    select o.order_id, ${at}, agreed.document || jsonb_build_object('method', o.paid_by,
      'oldShop', jsonb_build_object('orderNumber', o.number, 'paidAt', o.paid_on, 'invoice', (
        select jsonb_build_object('number', i.number, 'issuedAt', i.issued_at) from migration.invoices i
        where i.order_id = o.key limit 1)))
    from incoming_orders o join invoice_documents() agreed on agreed.order_id = o.order_id
    where o.paid_on is not null
    order by o.key
    on conflict (order_id) do update set document = excluded.document
    where own.document is distinct from excluded.document
      and not exists (select from invoice_files file where file.order_id = own.order_id)`
  await tx`select set_config('pasar.order_is_importing', 'off', true), ${otherJoins('on')}`
  if (incoming.existing > 0) await dropStale(tx)
  await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'invoices', i.id, o.order_id, false, ${at}
    from incoming_orders o join migration.invoices i on i.order_id = o.key and ${incoming.within(fragment`i.order_id`)}
    where o.paid_on is not null
    order by o.order_id
    on conflict (table_name, key) do update set target = excluded.target`
}

/**
 * For orders imported before: deletes the invoice of one that is now unpaid, and the recorded keys
 * of imported invoices.
 */
async function dropStale(tx: TransactionSql) {
  await tx`select set_config('pasar.retention_ended', 'on', true)`
  await tx`
    delete from invoices own using incoming_orders o where o.is_known and o.paid_on is null and own.order_id = o.order_id
      and not exists (select from invoice_files file where file.order_id = own.order_id)`
  await tx`select set_config('pasar.retention_ended', 'off', true)`
  await tx`
    delete from migration.imported past using incoming_orders o
    where o.is_known and past.table_name = 'invoices' and past.target = o.order_id`
}

/** Settings for the join methods that scan whole tables. */
const otherJoins = (others: 'on' | 'off') => fragment`
  set_config('enable_seqscan', ${others}, true), set_config('enable_hashjoin', ${others}, true),
  set_config('enable_mergejoin', ${others}, true)`
