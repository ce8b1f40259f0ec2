import type { SampleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { wasClaimed } from '../import/claim-keys'
import { OPEN_KEYS } from '../import/incoming-orders'
import type { OrderDifference } from './compare-orders'

type LiveTable = {
  table: SampleTable
  /** Staged rows `r` of orders that have arrived (`ordered`), each with what was made of it. */
  from: string
  /** The order's key in the old shop, and what is null where nothing was made of the row. */
  order: string
  made: string
  /** Columns of the old shop, and whether Pasar keeps the same. */
  cells: Record<string, string>
}

const arrived = (alias: string, table: string, key: string) =>
  `migration.arrivals ${alias} on ${alias}.table_name = '${table}' and ${alias}.key = ${key}`
const ordered = (key: string) => `join ${arrived('ordered', 'orders', key)}`
const countIn = (table: string, where: string) => `(select count(*) from ${table} where ${where})`

/** What is counted beside an order: that nothing was added to it. */
const COUNTS = {
  lines: `${countIn('order_lines', 'order_id = live.id')} = ${countIn('migration.order_lines', 'order_id = r.id')}`,
  payments: `${countIn('payment_attempts', 'order_id = live.id')} = ${countIn('migration.payments', 'order_id = r.id')}`,
}

const ENDED = `case r.status when 'completed' then live.status = 'done' when 'half_refunded' then live.status = 'done'
  when 'refunded' then live.status = 'cancelled' when 'cancelled' then live.status = 'cancelled' else true end`
const METHOD = `case r.method when 'qris' then 'qris' when 'va' then 'bca_va' when 'card' then 'credit_card' else 'gopay' end`

/** Written apart from what brings them, on purpose: a fault there is none here. */
const LIVE_TABLES: LiveTable[] = [
  {
    table: 'orders',
    from: `migration.orders r ${ordered('r.id')} left join orders live on live.id = ordered.target
      left join moved_orders moved on moved.order_id = live.id`,
    order: 'r.id',
    made: 'live.id',
    cells: {
      total: 'live.total = r.total',
      number: 'moved.former_number = r.number',
      shopperId: `moved.person_id is null or moved.person_id::text = (
        select person.target from migration.arrivals person where person.table_name = 'shoppers' and person.key = coalesce((
          select into_key from migration.set_aside twin where twin.table_name = 'shoppers' and twin.key = r.shopper_id
        ), r.shopper_id))`,
      merchantId: `(select array_agg(shop_id) from order_parcels where order_id = live.id) = array(
        select shop.target from migration.arrivals shop where shop.table_name = 'merchants' and shop.key = r.merchant_id)`,
      status: ENDED,
      subtotal: 'live.subtotal = r.subtotal',
      shipping: 'live.shipping = r.shipping',
      discount: 'live.shop_discount + live.platform_discount + live.shipping_discount = r.discount',
      recipient: 'live.recipient = r.recipient',
      address: 'starts_with(r.address, live.street)',
      postalCode: 'live.postal_code is not distinct from r.postal_code',
      placedAt: 'live.placed_at = r.placed_at',
      ...COUNTS,
    },
  },
  {
    table: 'orderLines',
    // A product that is in two lines of an order is told apart by their order.
    from: `(select l.*, row_number() over (partition by order_id, product_id order by id) as nth
        from migration.order_lines l where order_id = any($1::bigint[])) r ${ordered('r.order_id')}
      left join ${arrived('good', 'products', 'r.product_id')}
      left join lateral (
        select line.*, row_number() over (order by length(sku), sku) as nth from order_lines line
        where line.order_id = ordered.target and line.product_id = coalesce(good.target, 'pindahan-' || r.product_id)
      ) live on live.nth = r.nth`,
    order: 'r.order_id',
    made: 'live.sku',
    cells: {
      amount: 'live.quantity * live.unit_price = r.amount',
      name: 'live.name_id = r.name',
      quantity: 'live.quantity = r.quantity',
      unitPrice: 'live.unit_price = r.unit_price',
    },
  },
  {
    table: 'payments',
    from: `migration.payments r ${ordered('r.order_id')} left join ${arrived('paid', 'payments', 'r.id')}
      left join payment_attempts live on live.id = paid.target::uuid`,
    order: 'r.order_id',
    made: 'live.id',
    cells: {
      amount: 'live.amount = r.amount',
      orderId: 'live.order_id = ordered.target',
      account: 'live.account = r.account',
      partnerOrderId: 'live.provider_order_id = r.partner_order_id',
      transactionId: 'live.transaction_id = r.transaction_id',
      method: `live.method = ${METHOD}`,
      status: `(live.state = 'paid') = (r.status not in ('pending', 'expired'))`,
      createdAt: 'live.created_at = r.created_at',
      chargebacks: `live.charged_back = (select coalesce(sum(amount), 0) from migration.refunds f
        where f.payment_id = r.id and kind = 'chargeback' and f.status in ('on_its_way', 'done'))`,
    },
  },
  {
    table: 'refunds',
    from: `(select f.*, p.order_id from migration.refunds f join migration.payments p on p.id = f.payment_id
        where p.order_id = any($1::bigint[]) and f.kind = 'refund' and f.status <> 'refused') r ${ordered('r.order_id')}
      left join ${arrived('back', 'refunds', 'r.id')} left join refunds live on live.id = back.target::uuid
      left join ${arrived('paid', 'payments', 'r.payment_id')}`,
    order: 'r.order_id',
    made: 'live.id',
    cells: {
      amount: 'live.amount = r.amount',
      paymentId: 'live.attempt_id = paid.target::uuid',
      status: `(live.state in ('confirmed', 'manual_done')) = (r.status = 'done')`,
    },
  },
  {
    table: 'invoices',
    // One that was issued twice is told once.
    from: `(select i.*, count(*) over (partition by order_id) as issued from migration.invoices i
        where order_id = any($1::bigint[])) r ${ordered('r.order_id')}
      join ${arrived('anew', 'invoices', 'r.id')} left join invoices live on live.order_id = anew.target`,
    order: 'r.order_id',
    made: 'live.id',
    cells: {
      amount: `(live.document -> 'amounts' ->> 'total')::bigint = r.amount`,
      orderId: 'live.order_id = ordered.target',
      number: `r.issued > 1 or live.document -> 'former' -> 'invoice' ->> 'number' = r.number`,
      issuedAt: `r.issued > 1 or (live.document -> 'former' -> 'invoice' ->> 'issuedAt')::timestamptz = r.issued_at`,
    },
  },
  {
    table: 'reviews',
    from: `(select * from migration.reviews where order_id = any($1::bigint[]) and not exists (
        select from migration.changed late where late.table_name = 'reviews' and late.key = id)) r ${ordered('r.order_id')}
      join ${arrived('said', 'reviews', 'r.id')} left join reviews live on live.id = said.target::bigint`,
    order: 'r.order_id',
    made: 'live.id',
    cells: {
      orderId: 'live.order_id = ordered.target',
      rating: 'live.stars = r.rating',
      words: `live.body is not distinct from nullif(btrim(r.words), '')`,
      writtenAt: 'live.created_at = r.written_at',
    },
  },
]

/** What came after the last settling has not been brought yet. */
const settled = (order: string) => `${wasClaimed('orders', order)}
  and not exists (select from migration.changed late where late.table_name = 'orders' and late.key = ${order})`

/** Ended orders that are nowhere, though nothing keeps them waiting; and what was made of orders that are not at home any more. */
const LOST = `
  select r.id::float as key, 'missing' as found from migration.orders r
  where r.id = any($1::bigint[]) and ${settled('r.id')} and r.id not in (${OPEN_KEYS}) and not exists (
      select from migration.arrivals a where a.table_name = 'orders' and a.key = r.id)
    and not exists (
      select from migration.set_aside f join migration.payments p on p.id::text = f.row ->> 'payment_id'
      where f.table_name = 'refunds' and f.state = 'quarantined' and p.order_id = r.id)
  union all
  select a.key::float, 'more' from migration.arrivals a
  where a.table_name = 'orders' and a.key = any($1::bigint[]) and ${settled('a.key')} and not exists (
    select from migration.orders r where r.id = a.key) and not changed_since_import(a.target)`

/**
 * Compares what Pasar has made of orders with the rows that it made them of. What was mended stands for what came; what is open
 * and has not arrived waits for the cut-over.
 */
export async function compareLiveOrders(sql: Sql | TransactionSql, orders: number[]): Promise<OrderDifference[]> {
  const lost = await sql.unsafe<{ key: number; found: 'missing' | 'more' }[]>(LOST, [orders])
  const differences: OrderDifference[] = lost.map(({ key, found }) => ({
    at: 'home',
    order: key,
    table: 'orders',
    key,
    found,
  }))
  for (const { table, from, order, made, cells } of LIVE_TABLES) {
    const same = Object.entries(cells).map(([column, is]) => `('${column}', ${is})`)
    const found = await sql.unsafe<{ order: number; key: number; column: string | null }[]>(
      `select distinct ${order}::float as "order", r.id::float as key, case when ${made} is not null then cell.name end as "column"
       from ${from} cross join lateral (values ${same.join(', ')}) as cell (name, same)
       where ${order} = any($1::bigint[]) and (${made} is null or cell.same is not true) and ${settled(order)}
         and not changed_since_import(ordered.target)
       order by 1, 2, 3`,
      [orders],
    )
    for (const { order, key, column } of found)
      differences.push({
        ...{ at: 'home' as const, order, table, key },
        ...(column === null ? { found: 'missing' } : { found: 'differs', column }),
      })
  }

  return differences
}
