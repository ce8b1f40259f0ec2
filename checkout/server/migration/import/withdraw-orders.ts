import type { TransactionSql } from 'postgres'
import { type Fragment, fragment, pipelined } from '@/db/fragment'
import { deleteImportedOrders } from '../../order/state/import-orders'
import { type KeyRange, readKeyRange } from './claim-keys'
import { openKeys } from './incoming-orders'

/**
 * Adds pieces `(product_id, quantity)` to each product's sold count, or subtracts them. Locks
 * products in order of id, as everywhere, and one batch of orders at a time, to avoid deadlocks.
 */
export async function countSold(tx: TransactionSql, lines: Fragment, sign: 1 | -1) {
  await tx`select from migration_state for update`
  await tx`
    with pieces as (select product_id, sum(quantity)::int as sold from (${lines}) as line group by product_id),
    locked as materialized (
      select products.id, pieces.sold from products join pieces on pieces.product_id = products.id
      order by products.id for no key update of products)
    update products set sold = products.sold + ${sign}::int * locked.sold from locked where locked.id = products.id`
}

/** Deletes reviews whose lines are gone and queues them for import again. */
export const forgetReviews = (reviews: Fragment) => fragment`
  with gone as (delete from reviews where id in (${reviews}) returning id),
  forgotten as (
    delete from migration.imported using gone where table_name = 'reviews' and target = gone.id::text returning key)
  insert into migration.changed (table_name, key) select 'reviews', key from forgotten on conflict do nothing`

const withdrawn = fragment`(select order_id from withdrawn_orders)`

/**
 * Tables with rows of an order. A completed refund may be deleted as long as no event shows that
 * Pasar changed its order.
 */
const PARTS = [
  'refunds',
  'order_readers',
  'order_vouchers',
  'payment_attempts',
  'stock_holds',
  'shipments',
  'outbox',
  'invoice_files',
  'invoices',
  'order_lines',
  'order_parcels',
]

/**
 * Withdraws imported orders from Pasar's tables: claimed orders whose row was quarantined or
 * deleted since, and reopened ones, which wait for the cut-over. No buyer has seen them yet. Orders
 * that Pasar changed are conflicts: they stay and are removed from `claimed`. Returns both counts.
 */
export async function withdrawStale(tx: TransactionSql): Promise<{ withdrawn: number; conflicts: number }> {
  const { within } = await readKeyRange(tx)
  const conflicts = await skipChanged(tx, { within })
  await tx`drop table if exists withdrawn_orders`
  await tx`
    create temporary table withdrawn_orders on commit drop as
    select a.target as order_id, a.key from claimed
    join migration.imported a on a.table_name = 'orders' and a.key = claimed.key and ${within(fragment`a.key`)}
    where not exists (select from migration.orders o where o.id = claimed.key) or claimed.key in (${openKeys})`
  const [counted] = await tx<{ orders: number }[]>`select count(*)::int as orders from withdrawn_orders`
  if (counted && counted.orders > 0) await withdraw(tx)

  return { withdrawn: counted?.orders ?? 0, conflicts }
}

/**
 * Removes orders that Pasar changed since their import from `claimed`, so that they stay unchanged.
 * Returns how many.
 */
export async function skipChanged(tx: TransactionSql, { within }: Pick<KeyRange, 'within'>): Promise<number> {
  const { count } = await tx`
    delete from claimed using migration.imported a
    where a.table_name = 'orders' and a.key = claimed.key and ${within(fragment`a.key`)} and changed_since_import(a.target)`

  return count
}

/**
 * Deletes the orders with all their imported rows. Rows that may be imported again are queued as
 * changed.
 */
async function withdraw(tx: TransactionSql) {
  await tx`select set_config('pasar.retention_ended', 'on', true), set_config('pasar.order_taken_back', 'on', true)`
  await countSold(
    tx,
    fragment`select product_id, quantity from order_lines where order_id in (
      select id from orders where status = 'done' and id in ${withdrawn})`,
    -1,
  )
  await pipelined(tx, [
    forgetReviews(fragment`select id from reviews where order_id in ${withdrawn}`),
    fragment`
      delete from migration.imported where table_name = 'payments' and target in (
        select id::text from payment_attempts where order_id in ${withdrawn})`,
    fragment`
      delete from migration.imported where table_name = 'refunds' and target in (
        select id::text from refunds where order_id in ${withdrawn})`,
    fragment`
      with forgotten as (
        delete from migration.imported where table_name in ('orders', 'invoices') and target in ${withdrawn}
        returning table_name, key)
      insert into migration.changed (table_name, key) select table_name, key from forgotten where table_name = 'invoices'
      on conflict do nothing`,
    ...PARTS.map((table) => fragment`delete from ${fragment(table)} where order_id in ${withdrawn}`),
  ])
  await deleteImportedOrders(tx)
  await tx`select set_config('pasar.retention_ended', 'off', true), set_config('pasar.order_taken_back', 'off', true)`
}
