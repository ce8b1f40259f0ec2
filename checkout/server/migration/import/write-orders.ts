import type { TransactionSql } from 'postgres'
import { BY_HAND, type IncomingOrders, IS_PAID, METHOD } from './incoming-orders'
import { countSold, forgetReviews, IN_TURN } from './withdraw-orders'

/** Nobody weighed what the old shop sold; a parcel of this weight is what it charged for. */
const GRAMS = 500
/** Whoever brought its parcels: no courier of ours, and without a tariff. */
const COURIER = { code: 'toko-lama', name: 'Kurir toko lama' }
/** Counted from the cut-over: Kasir gives whoever is about to pay a day from then. */
const TIME_TO_PAY = `interval '20 hours'`
const ON_ITS_WAY = { soonest: `interval '2 days'`, latest: `interval '5 days'` }

/** Expressions by column. */
type Cells = Record<string, string>

type Rows = { table: string; key: string; cells: Cells; from: string }

/**
 * Of orders none of which is here: nothing is looked for first. Their numbers are drawn by chance, and among millions each would
 * touch a page of its own in every index: in the order of the numbers a batch goes through an index once.
 */
const add = ({ table, cells, from }: Rows) =>
  `insert into ${table} (${Object.keys(cells).join(', ')}) select ${Object.values(cells).join(', ')} from ${from}
   order by ${cells.order_id ?? cells.id}`

/** A row that is here is put to what it is by now. */
function put(rows: Rows) {
  const changing = Object.keys(rows.cells).filter((column) => !rows.key.split(', ').includes(column))

  return `${add(rows)}
    on conflict (${rows.key}) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`
}

const STILL_GOES = `incoming_orders.stands in ('awaiting_payment', 'paid', 'shipped')`
const HAS_LEFT = `incoming_orders.stands in ('shipped', 'done')`
const whenIs = (stands: string, moment: string) => `case when incoming_orders.stands = '${stands}' then ${moment} end`

/** `$1` is now. When a parcel was packed or sent nobody noted: not before it was paid, nor after it had arrived. */
const orderRows: Rows = {
  table: 'orders',
  key: 'id',
  from: 'incoming_orders',
  cells: {
    ...{ id: 'order_id', status: 'stands', subtotal: 'subtotal', shipping: 'shipping', service_fee: '0' },
    ...{ platform_discount: 'goods_discount', shipping_discount: 'shipping_discount', total: 'total' },
    ...{ recipient: 'recipient', street: 'street', village: 'village', district: 'district', city: 'city' },
    ...{ province: 'province', postal_code: 'postal_code', time_zone: 'time_zone', placed_at: 'placed_at' },
    payment_due_at: `case when stands = 'awaiting_payment' then $1::timestamptz + ${TIME_TO_PAY} else placed_at + interval '1 day' end`,
    ...{ next_poll_at: '$1::timestamptz', paid_at: 'paid_on' },
    packed_at: `case when ${HAS_LEFT} then coalesce(ended_on, paid_on) end`,
    shipped_at: `case when ${HAS_LEFT} then coalesce(ended_on, paid_on) end`,
    ...{ arrived_at: whenIs('done', 'ended_on'), completed_at: whenIs('done', 'ended_on') },
    // The old shop's books had given the seller the money.
    ...{ allocated_at: whenIs('done', 'ended_on'), cancelled_at: whenIs('cancelled', 'ended_on') },
    cancel_reason: whenIs(
      'cancelled',
      `case when charged_back > 0 then 'charged_back' when paid_on is not null then 'refunded' end::cancel_reason`,
    ),
  },
}

/** What vouchers took off is the platform's: the old shop gave its sellers the whole price. */
const parcelRows: Rows = {
  table: 'order_parcels',
  key: 'order_id, shop_id',
  from: `incoming_orders left join (
    select of_order, sum(quantity)::int as pieces from incoming_lines group by 1) as packed on packed.of_order = incoming_orders.order_id`,
  cells: {
    ...{ order_id: 'order_id', shop_id: 'shop_id', subtotal: 'subtotal', shipping: 'shipping' },
    ...{ platform_discount: 'goods_discount', shipping_discount: 'shipping_discount' },
    weight_grams: `${GRAMS} * packed.pieces`,
    ...{ courier_code: `'${COURIER.code}'`, courier_name: `'${COURIER.name}'` },
    arrives_from: `(coalesce(ended_on, $1::timestamptz + ${ON_ITS_WAY.soonest}) at time zone 'Asia/Jakarta')::date`,
    arrives_until: `(coalesce(ended_on, $1::timestamptz + ${ON_ITS_WAY.latest}) at time zone 'Asia/Jakarta')::date`,
    packed_at: `case when ${HAS_LEFT} then coalesce(ended_on, paid_on) end`,
    shipped_at: `case when ${HAS_LEFT} then coalesce(ended_on, paid_on) end`,
    arrived_at: whenIs('done', 'ended_on'),
  },
}

/** A share is what is taken off up to its line, less what is taken off before it: together they are the whole. */
const share = (ofOrder: string) =>
  `(${ofOrder}::bigint * sum_to / greatest(1, incoming_orders.subtotal) - ${ofOrder}::bigint * (sum_to - amount) / greatest(1, incoming_orders.subtotal))::int`

/** An order is a copy: goods that never arrived here make a line all the same, under a SKU that nothing else has. */
const selectIncomingLines = (within: IncomingOrders['within']) => `
  drop table if exists incoming_lines;
  create temporary table incoming_lines on commit drop as
  select incoming_orders.order_id as of_order, incoming_orders.shop_id, coalesce(good.target, 'pindahan-' || l.product_id) as product_id,
    coalesce(p.sku, 'PINDAHAN-' || l.product_id) || case when nth > 1 then '/' || nth else '' end as sku,
    l.name, coalesce(own.media, 'pindahan-' || l.product_id) as media, l.unit_price::int, l.quantity::int,
    ${share('incoming_orders.goods_discount')} as discount
  from (
    select l.*, (sum(amount) over (partition by l.order_id order by l.id))::bigint as sum_to,
      row_number() over (partition by l.order_id, l.product_id order by l.id) as nth
    from incoming_orders join migration.order_lines l on l.order_id = incoming_orders.key and ${within('l.order_id')}) l
  join incoming_orders on incoming_orders.key = l.order_id
  left join migration.arrivals good on good.table_name = 'products' and good.key = l.product_id
  left join migration.products p on p.id = l.product_id and good.target is not null
  left join products own on own.id = good.target`

const lineRows: Rows = {
  table: 'order_lines',
  key: 'order_id, sku',
  from: 'incoming_lines l',
  cells: {
    ...{
      order_id: 'of_order',
      sku: 'sku',
      shop_id: 'shop_id',
      product_id: 'product_id',
      name_id: 'name',
      name_en: 'name',
    },
    ...{ media: 'media', unit_price: 'unit_price', quantity: 'quantity', platform_discount: 'discount' },
  },
}

/** Of orders that were here before. */
const STALE = `incoming_orders.is_known and`
/** Lines that are no more in the order as it is by now, and with them what was said of them, which comes once more. */
const dropStaleLines = `
  ${IN_TURN};
  create temporary table if not exists stale (order_id text, sku text) on commit drop;
  truncate stale;
  insert into stale select line.order_id, line.sku from order_lines line join incoming_orders on incoming_orders.order_id = line.order_id
  where incoming_orders.is_known and not exists (
    select from incoming_lines l where l.of_order = line.order_id and l.sku = line.sku);
  ${forgetReviews('select reviews.id from reviews join stale using (order_id, sku)')};
  delete from order_lines line using stale where line.order_id = stale.order_id and line.sku = stale.sku`
const dropStaleParcels = `
  delete from order_parcels parcel using incoming_orders
  where ${STALE} parcel.order_id = incoming_orders.order_id and parcel.shop_id <> incoming_orders.shop_id`

const attemptRows = (within: IncomingOrders['within']): Rows => ({
  table: 'payment_attempts',
  key: 'provider_order_id',
  from: `(
    select p.*, row_number() over (partition by p.order_id order by p.id) as number,
      row_number() over (partition by p.order_id, p.status order by p.id) as nth
    from incoming_orders join migration.payments p on p.order_id = incoming_orders.key and ${within('p.order_id')}) p
    join incoming_orders on incoming_orders.key = p.order_id`,
  cells: {
    ...{
      order_id: 'incoming_orders.order_id',
      number: 'p.number',
      provider_order_id: 'p.partner_order_id',
      account: 'p.account',
    },
    amount: 'p.amount::int',
    // What could still be paid though its order has ended is ended at the gateway, too.
    state: `(case when ${IS_PAID} then 'paid' when p.status = 'expired' then 'expired'
      when incoming_orders.stands = 'awaiting_payment' and nth = 1 then 'open' else 'cancelled' end)::attempt_state`,
    ...{ transaction_id: 'p.transaction_id', method: METHOD, created_at: 'p.created_at' },
    expires_at: `case when incoming_orders.stands = 'awaiting_payment' then $1::timestamptz + ${TIME_TO_PAY}
      else greatest(incoming_orders.placed_at, p.created_at) + interval '1 day' end`,
    settled_at: `case when ${IS_PAID} then greatest(p.created_at, p.paid_at)
      when p.status = 'expired' or incoming_orders.stands <> 'awaiting_payment' or nth > 1 then greatest(p.created_at, incoming_orders.ended_on) end`,
    provider_settled_at: `case when ${IS_PAID} then greatest(p.created_at, p.paid_at) end`,
    given_back: `(select coalesce(sum(f.amount), 0)::int from migration.refunds f
      where f.payment_id = p.id and f.kind = 'refund' and f.status <> 'refused')`,
    charged_back: `(select coalesce(sum(f.amount), 0)::int from migration.refunds f
      where f.payment_id = p.id and f.kind = 'chargeback' and f.status in ('on_its_way', 'done'))`,
  },
})

/** Looked up one by one, however many there are expected to be: any other way reads all that came before. */
const itsAttempt = `cross join lateral (
  select id from payment_attempts where provider_order_id = p.partner_order_id and order_id = incoming_orders.order_id offset 0) as attempt`

const attemptArrivals = (within: IncomingOrders['within']) => `
  insert into migration.arrivals (table_name, key, target, matched, at)
  select 'payments', p.id, attempt.id, false, $1 from incoming_orders
  join migration.payments p on p.order_id = incoming_orders.key and ${within('p.order_id')} ${itsAttempt}
  order by attempt.id on conflict (table_name, key) do update set target = excluded.target`

/** Payments that are no more in the order as it is by now. Their refunds have gone, or are another's. */
const dropStaleAttempts = (within: IncomingOrders['within']) => `
  delete from payment_attempts attempt using incoming_orders where ${STALE} attempt.order_id = incoming_orders.order_id and not exists (
    select from migration.payments p
    where p.order_id = incoming_orders.key and p.partner_order_id = attempt.provider_order_id and ${within('p.order_id')})`

/** What an order has of a table arrives with it below: what came by another key before holds its place. */
const forgetArrivals = (table: 'payments' | 'refunds', kept: string) => `
  delete from migration.arrivals past using incoming_orders join ${kept} own on own.order_id = incoming_orders.order_id
  where ${STALE} past.table_name = '${table}' and past.target = own.id::text`

/** Kasir knows the refund by this key, which the former shop gave it. */
const REFUND_KEY = `p.partner_order_id || '-R' || f.id`

const selectIncomingRefunds = (within: IncomingOrders['within']) => `
  drop table if exists incoming_refunds;
  create temporary table incoming_refunds on commit drop as
  select f.*, coalesce(known.target::uuid, gen_random_uuid()) as refund_id, attempt.id as attempt_id, incoming_orders.order_id as of_order,
    ${REFUND_KEY} as refund_key, greatest(f.requested_at, f.ended_at) as done_at, (case
      when f.status = 'done' then case when ${BY_HAND} then 'manual_done' else 'confirmed' end
      when ${BY_HAND} then 'manual' when f.status = 'requested' then 'requested' else 'sent'
    end)::refund_state as stands
  from incoming_orders join migration.payments p on p.order_id = incoming_orders.key and ${within('p.order_id')}
  cross join lateral (
    select * from migration.refunds where payment_id = p.id and kind = 'refund' and status <> 'refused' offset 0) as f
  ${itsAttempt}
  left join migration.arrivals known on known.table_name = 'refunds' and known.key = f.id`

const dropStaleRefunds = `
  delete from refunds using incoming_orders where ${STALE} refunds.order_id = incoming_orders.order_id
    and not exists (select from incoming_refunds f where f.refund_id = refunds.id)`

const refundRows: Rows = {
  table: 'refunds',
  key: 'id',
  from: 'incoming_refunds f',
  cells: {
    ...{
      id: 'refund_id',
      order_id: 'of_order',
      attempt_id: 'attempt_id',
      refund_key: 'refund_key',
      amount: 'amount::int',
    },
    ...{ reason: `'desk'::refund_reason`, state: 'stands', requested_at: 'requested_at' },
    sent_at: `case when stands in ('sent', 'confirmed') then requested_at end`,
    confirmed_at: `case when stands = 'confirmed' then done_at end`,
    bank_confirmed_at: `case when stands = 'confirmed' then done_at end`,
    denial: `case when stands in ('manual', 'manual_done') then 'method_not_refundable' end`,
    closed_at: `case when stands = 'manual_done' then done_at end`,
  },
}

const refundArrivals = `
  insert into migration.arrivals (table_name, key, target, matched, at)
  select 'refunds', id, refund_id, false, $1 from incoming_refunds order by refund_id
  on conflict (table_name, key) do update set target = excluded.target`

const movedRows: Rows = {
  table: 'moved_orders',
  key: 'order_id',
  from: 'incoming_orders',
  cells: {
    ...{ order_id: 'order_id', former_number: 'number', person_id: 'person_id', account: 'account' },
    ...{ settled_before: 'settled', arrived_at: '$1::timestamptz' },
    // This transaction wrote no event after those of its orders.
    last_event: `currval('order_events_id_seq')`,
  },
}

/** What is known of when: nobody noted when a parcel was packed, or left. In the order in which it happened. */
const eventRows = `
  with happened as (
    select order_id, 'created' as kind, placed_at as at, null::jsonb as detail, 1 as rank from incoming_orders
    union all
    select order_id, 'paid', paid_on, jsonb_build_object('method', paid_by), 2 from incoming_orders where paid_on is not null
    union all
    select of_order, 'refund_requested', requested_at,
      jsonb_build_object('refundKey', refund_key, 'amount', amount, 'reason', 'desk'), 3 from incoming_refunds
    union all
    select order_id, stands::text, ended_on, case when stands = 'cancelled' and paid_on is not null
      then jsonb_build_object('reason', case when charged_back > 0 then 'charged_back' else 'refunded' end) end, 4
    from incoming_orders where ended_on is not null
    union all
    select of_order, case stands when 'manual' then 'refund_manual' when 'manual_done' then 'refund_manual_done'
        else 'refund_confirmed' end, case when stands = 'manual' then requested_at else done_at end,
      jsonb_build_object('refundKey', refund_key, 'amount', amount), 5
    from incoming_refunds where stands in ('manual', 'manual_done', 'confirmed')
  )
  insert into order_events (order_id, kind, at, detail)
  select order_id, kind, at, detail from happened order by order_id, at, rank`

/** Of goods that are sold here the pieces that the old shop had taken from the stock that it counted. */
const holdRows = `
  insert into stock_holds (order_id, sku, quantity, state, settled_at)
  select incoming_orders.order_id, line.sku, line.quantity,
    (case when incoming_orders.stands = 'awaiting_payment' then 'held' else 'committed' end)::hold_state,
    case when incoming_orders.stands <> 'awaiting_payment' then incoming_orders.paid_on end
  from incoming_orders join order_lines line on line.order_id = incoming_orders.order_id join variants on variants.sku = line.sku
  where ${STILL_GOES} on conflict do nothing`

/** Nobody reports of a parcel that the old shop sent: it counts as arrived when it must have. */
const shipmentRows = `
  insert into shipments (order_id, shop_id, tracking_number, shipped_at, expected_at, next_step, next_at)
  select order_id, shop_id, 'RESI-' || translate(left(md5(order_id), 12), 'abcdef', '012345'), paid_on, there, 'arrived', there
  from incoming_orders, lateral (
    select greatest(paid_on + ${ON_ITS_WAY.latest}, $1::timestamptz + ${ON_ITS_WAY.soonest}) as there) as plan
  where stands = 'shipped' on conflict do nothing`

/** What is to be done at the gateway: a refund that was only asked for, and a payment that nobody waits for any more. */
const requestRows = (within: IncomingOrders['within']) => `
  insert into outbox (key, topic, order_id, payload, created_at, due_at)
  select 'refund:' || refund_key, 'gateway_refund'::outbox_topic, of_order, jsonb_build_object('refundId', refund_id), $1::timestamptz, $1::timestamptz
  from incoming_refunds where stands = 'requested'
  union all
  select 'void:' || attempt.provider_order_id, 'gateway_void', incoming_orders.order_id, jsonb_build_object('providerOrderId', attempt.provider_order_id), $1, $1
  from incoming_orders join migration.payments p on p.order_id = incoming_orders.key and p.status = 'pending' and ${within('p.order_id')}
  join payment_attempts attempt on attempt.provider_order_id = p.partner_order_id and attempt.state = 'cancelled'
  on conflict do nothing`

const orderArrivals = `
  insert into migration.arrivals (table_name, key, target, matched, at)
  select 'orders', key, order_id, false, $1 from incoming_orders where not is_known order by order_id`

/** What is to be sold from now on: pieces of orders that are new here and done. */
const SOLD = `
  select product_id, quantity from incoming_lines join incoming_orders on incoming_orders.order_id = incoming_lines.of_order
  where not is_known and stands = 'done'`

type WriteOrders = { now: Date; incoming: IncomingOrders }

/** Puts what is in `incoming_orders` where Pasar keeps its orders, as it is by now. One statement a table, however many orders. */
export async function writeOrders(tx: TransactionSql, { now, incoming: { known, within } }: WriteOrders) {
  const at = now.toISOString()
  const run = (statement: string) => tx.unsafe(statement, statement.includes('$1') ? [at] : [])
  /** Where none was here before, nothing can be stale. */
  const write = (rows: Rows) => run(known > 0 ? put(rows) : add(rows))
  const mend = (statement: string) => known > 0 && tx.unsafe(statement)

  await run(orderArrivals)
  await write(orderRows)
  await tx.unsafe(selectIncomingLines(within))
  await write(parcelRows)
  await mend(dropStaleLines)
  await write(lineRows)
  await mend(dropStaleParcels)
  // Whatever order its payment, or refund, had come with: it may be another's by now.
  await run(put(attemptRows(within)))
  await mend(forgetArrivals('payments', 'payment_attempts'))
  await run(attemptArrivals(within))
  await tx.unsafe(selectIncomingRefunds(within))
  await mend(forgetArrivals('refunds', 'refunds'))
  await mend(dropStaleRefunds)
  await run(put(refundRows))
  await run(refundArrivals)
  await mend(dropStaleAttempts(within))
  await mend(
    `delete from order_events past using incoming_orders where ${STALE} past.order_id = incoming_orders.order_id`,
  )
  await run(eventRows)
  await write(movedRows)
}

export const countNewlySold = (tx: TransactionSql) => tx.unsafe(`${IN_TURN}; ${countSold(SOLD, '+')}`)

/** What an order needs besides that is to go on here. */
export async function writeWhatGoesOn(tx: TransactionSql, { now, incoming: { within } }: WriteOrders) {
  const at = now.toISOString()
  await tx.unsafe(holdRows)
  await tx.unsafe(shipmentRows, [at])
  await tx.unsafe(requestRows(within), [at])
}
