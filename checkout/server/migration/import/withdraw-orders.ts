import type { TransactionSql } from 'postgres'
import { type KeyRange, readKeyRange } from './claim-keys'
import { OPEN_KEYS } from './incoming-orders'

/** Pieces `(product_id, quantity)` of done orders are sold, or were not. In the order of the goods, as wherever sales are counted. */
export const countSold = (lines: string, sign: '+' | '-') => `
  with pieces as (select product_id, sum(quantity)::int as sold from (${lines}) as line group by product_id),
  locked as materialized (
    select products.id, pieces.sold from products join pieces on pieces.product_id = products.id
    order by products.id for no key update of products)
  update products set sold = products.sold ${sign} locked.sold from locked where locked.id = products.id`

/** Goods are counted by one batch of orders after the other: each would wait for those of the other. */
export const IN_TURN = 'select from moved_phase for update'

/** Reviews of lines that are no more there; whoever brings reviews looks at them again. */
export const forgetReviews = (reviews: string) => `
  with gone as (delete from reviews where id in (${reviews}) returning id),
  forgotten as (
    delete from migration.arrivals using gone where table_name = 'reviews' and target = gone.id::text returning key)
  insert into migration.changed (table_name, key) select 'reviews', key from forgotten on conflict do nothing`

const OF_ORDERS = 'in (select order_id from withdrawn_orders)'
const SOLD = `select product_id, quantity from order_lines where order_id in (
  select id from orders where status = 'done' and id ${OF_ORDERS})`

/** What an order is made of, in the order in which it can go. */
const TABLES = [
  ...[
    // A closed refund may go as long as no event tells that Pasar changed its order.
    'refunds',
    'order_readers',
    'order_events',
    'order_vouchers',
    'payment_attempts',
    'stock_holds',
    'shipments',
    'outbox',
  ],
  ...['invoice_files', 'invoices', 'order_lines', 'order_parcels', 'moved_orders'],
]

/**
 * Takes orders that were brought over out of Pasar's tables again: those of `claimed` that are not at home any more, as their row was
 * changed, set aside or deleted since, and those that are open again, which wait for the cut-over. Nobody has seen them yet. Those
 * that Pasar changed are kept, and left out of `claimed`. Returns how many of each.
 */
export async function withdrawStale(tx: TransactionSql): Promise<{ takenBack: number; kept: number }> {
  const { within } = await readKeyRange(tx)
  const kept = await skipChanged(tx, { within })
  await tx.unsafe(`
    drop table if exists withdrawn_orders;
    create temporary table withdrawn_orders on commit drop as
    select a.target as order_id, a.key from claimed join migration.arrivals a on a.table_name = 'orders' and a.key = claimed.key and ${within('a.key')}
    where not exists (select from migration.orders o where o.id = claimed.key) or claimed.key in (${OPEN_KEYS})`)
  const [counted] = await tx<{ orders: number }[]>`select count(*)::int as orders from withdrawn_orders`
  const takenBack = counted?.orders ?? 0
  if (takenBack > 0) await withdraw(tx)

  return { takenBack, kept }
}

/** Takes out of `claimed` the orders that Pasar changed since their import: they stay as they are in Pasar. Returns how many. */
export async function skipChanged(tx: TransactionSql, { within }: Pick<KeyRange, 'within'>): Promise<number> {
  const { count } = await tx.unsafe(`
    delete from claimed using migration.arrivals a
    where a.table_name = 'orders' and a.key = claimed.key and ${within('a.key')} and changed_since_import(a.target)`)

  return count
}

/** All orders of the table `withdrawn_orders (order_id)`, with whatever was brought of them. What may be brought again is noted as changed. */
async function withdraw(tx: TransactionSql) {
  await tx.unsafe(`
    ${IN_TURN};
    set local pasar.retention_ended = 'on';
    set local pasar.order_taken_back = 'on';
    ${countSold(SOLD, '-')};
    ${forgetReviews(`select id from reviews where order_id ${OF_ORDERS}`)};
    with gone as (
      delete from migration.arrivals where table_name = 'payments'
        and target in (select id::text from payment_attempts where order_id ${OF_ORDERS})
      returning 1)
    delete from migration.arrivals where table_name = 'refunds'
      and target in (select id::text from refunds where order_id ${OF_ORDERS});
    with forgotten as (
      delete from migration.arrivals where table_name in ('orders', 'invoices') and target ${OF_ORDERS} returning table_name, key)
    insert into migration.changed (table_name, key) select table_name, key from forgotten where table_name = 'invoices'
    on conflict do nothing;
    ${TABLES.map((table) => `delete from ${table} where order_id ${OF_ORDERS}`).join(';\n')};
    delete from orders where id ${OF_ORDERS};
    set local pasar.retention_ended = 'off';
    set local pasar.order_taken_back = 'off'`)
}
