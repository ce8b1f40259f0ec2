import type { SampleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { commaSeparated, type Fragment, fragment } from '@/db/fragment'
import { wasClaimed } from '../import/claim-keys'
import { openKeys } from '../import/incoming-orders'
import type { OrderDifference } from './compare-orders'

type LiveTable = {
  table: SampleTable
  /** Staged rows `r` of imported orders (`ordered`), each joined with its imported row. */
  from: (orders: number[]) => Fragment
  /**
   * The order's key in the old shop, and an expression that is null when the row was not imported.
   */
  order: Fragment
  made: Fragment
  /** The old shop's columns, and whether Pasar stores the same value. */
  cells: Record<string, Fragment>
}

const imported = (table: string, key: Fragment, alias: Fragment) =>
  fragment`migration.imported ${alias} on ${alias}.table_name = ${table} and ${alias}.key = ${key}`
const ordered = (key: Fragment) => fragment`join ${imported('orders', key, fragment`ordered`)}`

const ORDER = fragment`r.order_id`

/** Written independently of the import, so that the import's faults are not repeated here. */
const LIVE_TABLES: LiveTable[] = [
  {
    table: 'orders',
    from: () => fragment`migration.orders r ${ordered(fragment`r.id`)} left join orders live on live.id = ordered.target
      left join migrated_orders migrated on migrated.order_id = live.id`,
    order: fragment`r.id`,
    made: fragment`live.id`,
    cells: {
      total: fragment`live.total = r.total`,
      number: fragment`migrated.old_shop_number = r.number`,
      shopperId: fragment`migrated.person_id is null or migrated.person_id::text = (
        select person.target from migration.imported person where person.table_name = 'shoppers' and person.key = coalesce((
          select into_key from migration.quarantine duplicate where duplicate.table_name = 'shoppers' and duplicate.key = r.shopper_id
        ), r.shopper_id))`,
      merchantId: fragment`(select array_agg(shop_id) from order_parcels where order_id = live.id) = array(
        select shop.target from migration.imported shop where shop.table_name = 'merchants' and shop.key = r.merchant_id)`,
      status: fragment`case r.status when 'completed' then live.status = 'done' when 'half_refunded' then live.status = 'done'
        when 'refunded' then live.status = 'cancelled' when 'cancelled' then live.status = 'cancelled' else true end`,
      subtotal: fragment`live.subtotal = r.subtotal`,
      shipping: fragment`live.shipping = r.shipping`,
      discount: fragment`live.shop_discount + live.platform_discount + live.shipping_discount = r.discount`,
      recipient: fragment`live.recipient = r.recipient`,
      address: fragment`starts_with(r.address, live.street)`,
      postalCode: fragment`live.postal_code is not distinct from r.postal_code`,
      placedAt: fragment`live.placed_at = r.placed_at`,
      // Rows that Pasar added to the order.
      lines: fragment`(select count(*) from order_lines where order_id = live.id)
        = (select count(*) from migration.order_lines where order_id = r.id)`,
      payments: fragment`(select count(*) from payment_attempts where order_id = live.id)
        = (select count(*) from migration.payments where order_id = r.id)`,
    },
  },
  {
    table: 'orderLines',
    // Two lines of one product in an order are matched by their sequence.
    from: (orders) => fragment`(select l.*, row_number() over (partition by order_id, product_id order by id) as nth
        from migration.order_lines l where order_id = any(${orders}::bigint[])) r ${ordered(ORDER)}
      left join ${imported('products', fragment`r.product_id`, fragment`good`)}
      left join lateral (
        select line.*, row_number() over (order by length(sku), sku) as nth from order_lines line
        where line.order_id = ordered.target and line.product_id = coalesce(good.target, 'pindahan-' || r.product_id)
      ) live on live.nth = r.nth`,
    order: ORDER,
    made: fragment`live.sku`,
    cells: {
      amount: fragment`live.quantity * live.unit_price = r.amount`,
      name: fragment`live.name_id = r.name`,
      quantity: fragment`live.quantity = r.quantity`,
      unitPrice: fragment`live.unit_price = r.unit_price`,
    },
  },
  {
    table: 'payments',
    from: () => fragment`migration.payments r ${ordered(ORDER)} left join ${imported('payments', fragment`r.id`, fragment`paid`)}
      left join payment_attempts live on live.id = paid.target::uuid`,
    order: ORDER,
    made: fragment`live.id`,
    cells: {
      amount: fragment`live.amount = r.amount`,
      orderId: fragment`live.order_id = ordered.target`,
      account: fragment`live.account = r.account`,
      partnerOrderId: fragment`live.provider_order_id = r.partner_order_id`,
      transactionId: fragment`live.transaction_id = r.transaction_id`,
      method: fragment`live.method = case r.method
        when 'qris' then 'qris' when 'va' then 'bca_va' when 'card' then 'credit_card' else 'gopay' end`,
      status: fragment`(live.state = 'paid') = (r.status not in ('pending', 'expired'))`,
      createdAt: fragment`live.created_at = r.created_at`,
      chargebacks: fragment`live.charged_back = (select coalesce(sum(amount), 0) from migration.refunds f
        where f.payment_id = r.id and kind = 'chargeback' and f.status in ('on_its_way', 'done'))`,
    },
  },
  {
    table: 'refunds',
    from: (
      orders,
    ) => fragment`(select f.*, p.order_id from migration.refunds f join migration.payments p on p.id = f.payment_id
        where p.order_id = any(${orders}::bigint[]) and f.kind = 'refund' and f.status <> 'refused') r ${ordered(ORDER)}
      left join ${imported('refunds', fragment`r.id`, fragment`back`)} left join refunds live on live.id = back.target::uuid
      left join ${imported('payments', fragment`r.payment_id`, fragment`paid`)}`,
    order: ORDER,
    made: fragment`live.id`,
    cells: {
      amount: fragment`live.amount = r.amount`,
      paymentId: fragment`live.attempt_id = paid.target::uuid`,
      status: fragment`(live.state in ('confirmed', 'manual_done')) = (r.status = 'done')`,
    },
  },
  {
    table: 'invoices',
    // An order with two invoices has one here.
    from: (orders) => fragment`(select i.*, count(*) over (partition by order_id) as issued from migration.invoices i
        where order_id = any(${orders}::bigint[])) r ${ordered(ORDER)}
      join ${imported('invoices', fragment`r.id`, fragment`anew`)} left join invoices live on live.order_id = anew.target`,
    order: ORDER,
    made: fragment`live.id`,
    cells: {
      amount: fragment`(live.document -> 'amounts' ->> 'total')::bigint = r.amount`,
      orderId: fragment`live.order_id = ordered.target`,
      number: fragment`r.issued > 1 or live.document -> 'oldShop' -> 'invoice' ->> 'number' = r.number`,
      issuedAt: fragment`r.issued > 1 or (live.document -> 'oldShop' -> 'invoice' ->> 'issuedAt')::timestamptz = r.issued_at`,
    },
  },
  {
    table: 'reviews',
    from: (
      orders,
    ) => fragment`(select * from migration.reviews where order_id = any(${orders}::bigint[]) and not exists (
        select from migration.changed late where late.table_name = 'reviews' and late.key = id)) r ${ordered(ORDER)}
      join ${imported('reviews', fragment`r.id`, fragment`said`)} left join reviews live on live.id = said.target::bigint`,
    order: ORDER,
    made: fragment`live.id`,
    cells: {
      orderId: fragment`live.order_id = ordered.target`,
      rating: fragment`live.stars = r.rating`,
      words: fragment`live.body is not distinct from nullif(btrim(r.words), '')`,
      writtenAt: fragment`live.created_at = r.written_at`,
    },
  },
]

/** True when the row's last change was imported. */
const isImported = (order: Fragment) => fragment`${wasClaimed('orders', order)} and not exists (
  select from migration.changed late where late.table_name = 'orders' and late.key = ${order})`

/**
 * Finds ended orders that are not imported though nothing blocks them, and imported orders whose
 * rows are no longer loaded.
 */
const findLost = (sql: Sql | TransactionSql, orders: number[]) => sql<{ key: number; fault: 'missing' | 'more' }[]>`
  select r.id::float as key, 'missing' as fault from migration.orders r
  where r.id = any(${orders}::bigint[]) and ${isImported(fragment`r.id`)} and r.id not in (${openKeys}) and not exists (
      select from migration.imported a where a.table_name = 'orders' and a.key = r.id)
    and not exists (
      select from migration.quarantine f join migration.payments p on p.id::text = f.row ->> 'payment_id'
      where f.table_name = 'refunds' and f.state = 'quarantined' and p.order_id = r.id)
  union all
  select a.key::float, 'more' from migration.imported a
  where a.table_name = 'orders' and a.key = any(${orders}::bigint[]) and ${isImported(fragment`a.key`)} and not exists (
    select from migration.orders r where r.id = a.key) and not changed_since_import(a.target)`

/**
 * Compares imported orders with their source rows. A repaired row replaces the received one; open
 * orders that are not imported wait for the cut-over.
 */
export async function compareLiveOrders(sql: Sql | TransactionSql, orders: number[]): Promise<OrderDifference[]> {
  const differences: OrderDifference[] = []
  for (const { key, fault } of await findLost(sql, orders))
    differences.push({ at: 'live', order: key, table: 'orders', key, fault })
  for (const { table, from, order, made, cells } of LIVE_TABLES) {
    const same = Object.entries(cells).map(([column, is]) => fragment`(${column}::text, ${is})`)
    const differing = await sql<{ order: number; key: number; column: string | null }[]>`
      select distinct ${order}::float as "order", r.id::float as key, case when ${made} is not null then cell.name end as "column"
      from ${from(orders)} cross join lateral (values ${commaSeparated(same)}) as cell (name, same)
      where ${order} = any(${orders}::bigint[]) and (${made} is null or cell.same is not true) and ${isImported(order)}
        and not changed_since_import(ordered.target)
      order by 1, 2, 3`
    for (const { column, ...row } of differing)
      differences.push({
        ...row,
        at: 'live',
        table,
        ...(column === null ? { fault: 'missing' } : { fault: 'differs', column }),
      })
  }

  return differences
}
