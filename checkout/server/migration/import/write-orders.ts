import type { TransactionSql } from 'postgres'
import { type Fragment, fragment } from '@/db/fragment'
import { importOrderEvents, importOrders } from '../../order/state/import-orders'
import { type IncomingOrders, isByHand, isPaid, methodOf } from './incoming-orders'
import { countSold, forgetReviews } from './withdraw-orders'

/** The old shop recorded no weights and charged for a parcel of this weight. */
const GRAMS = 500
/** Counted from the cut-over, as the orders state. */
const TIME_TO_PAY = fragment`interval '20 hours'`
const SOONEST = fragment`interval '2 days'`
const LATEST = fragment`interval '5 days'`

type Step = {
  /** RFC 3339. */
  at: string
  /** Number of orders that were imported before. */
  existing: number
  within: IncomingOrders['within']
}

type WriteOrders = { now: Date; incoming: IncomingOrders }

/**
 * Writes the orders of `incoming_orders`, one statement per table. Order numbers are random:
 * writing in their order makes a batch traverse each index once. Rows that are no longer part of an
 * order are deleted.
 */
export async function writeOrders(tx: TransactionSql, { now, incoming: { existing, within } }: WriteOrders) {
  const step = { at: now.toISOString(), existing, within }
  await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'orders', key, order_id, false, ${step.at} from incoming_orders where not is_known order by order_id`
  await importOrders(tx, step)
  await selectLines(tx, step)
  await writeParcels(tx, step)
  await writeLines(tx, step)
  await writeAttempts(tx, step)
  await writeRefunds(tx, step)
  if (existing > 0)
    // Their refunds are deleted by now, or belong to another payment.
    await tx`
      delete from payment_attempts attempt using incoming_orders o
      where o.is_known and attempt.order_id = o.order_id and not exists (
        select from migration.payments p
        where p.order_id = o.key and p.partner_order_id = attempt.provider_order_id and ${within(fragment`p.order_id`)})`
  await importOrderEvents(tx, step)
  await writeOrigins(tx, step)
}

/** For a batch without known orders, insert without looking for existing rows. */
const replacing = ({ existing }: Pick<Step, 'existing'>, replace: Fragment) => (existing > 0 ? replace : fragment``)

/**
 * Divides a discount: the cumulative share up to this line minus that before it. The shares sum to
 * the whole.
 */
const discountShare = fragment`(
  o.goods_discount::bigint * sum_to / greatest(1, o.subtotal)
  - o.goods_discount::bigint * (sum_to - amount) / greatest(1, o.subtotal))::int`

/** An order is a copy: goods that were never imported get a line too, under a unique SKU. */
async function selectLines(tx: TransactionSql, { within }: Step) {
  await tx`drop table if exists incoming_lines`
  await tx`
    create temporary table incoming_lines on commit drop as
    select o.order_id as of_order, o.shop_id, coalesce(good.target, 'pindahan-' || l.product_id) as product_id,
      coalesce(p.sku, 'PINDAHAN-' || l.product_id) || case when nth > 1 then '/' || nth else '' end as sku,
      l.name, coalesce(own.media, 'pindahan-' || l.product_id) as media, l.unit_price::int, l.quantity::int,
      ${discountShare} as discount
    from (
      select l.*, (sum(amount) over (partition by l.order_id order by l.id))::bigint as sum_to,
        row_number() over (partition by l.order_id, l.product_id order by l.id) as nth
      from incoming_orders o join migration.order_lines l on l.order_id = o.key and ${within(fragment`l.order_id`)}) l
    join incoming_orders o on o.key = l.order_id
    left join migration.imported good on good.table_name = 'products' and good.key = l.product_id
    left join migration.products p on p.id = l.product_id and good.target is not null
    left join products own on own.id = good.target`
}

/**
 * The old shop's vouchers reduced the platform's share: its sellers got the whole price. None of
 * our couriers carries the parcel.
 */
const writeParcels = (tx: TransactionSql, { at, existing }: Step) => tx`
  insert into order_parcels (order_id, shop_id, subtotal, shipping, platform_discount, shipping_discount, weight_grams,
    courier_code, courier_name, arrives_from, arrives_until, packed_at, shipped_at, arrived_at,
    received_at, allocated_at)
  select o.order_id, o.shop_id, o.subtotal, o.shipping, o.goods_discount, o.shipping_discount, ${GRAMS}::int * packed.pieces,
    'toko-lama', 'Kurir toko lama',
    (coalesce(o.ended_on, ${at}::timestamptz + ${SOONEST}) at time zone 'Asia/Jakarta')::date,
    (coalesce(o.ended_on, ${at}::timestamptz + ${LATEST}) at time zone 'Asia/Jakarta')::date,
    case when o.stands in ('shipped', 'done') then coalesce(o.ended_on, o.paid_on) end,
    case when o.stands in ('shipped', 'done') then coalesce(o.ended_on, o.paid_on) end,
    case when o.stands = 'done' then o.ended_on end,
    case when o.stands = 'done' then o.ended_on end,
    case when o.stands = 'done' then o.ended_on end
  from incoming_orders o left join (
    select of_order, sum(quantity)::int as pieces from incoming_lines group by 1) as packed on packed.of_order = o.order_id
  order by o.order_id
  ${replacing(
    { existing },
    fragment`
      on conflict (order_id, shop_id) do update set subtotal = excluded.subtotal, shipping = excluded.shipping,
        platform_discount = excluded.platform_discount, shipping_discount = excluded.shipping_discount,
        weight_grams = excluded.weight_grams, courier_code = excluded.courier_code, courier_name = excluded.courier_name,
        arrives_from = excluded.arrives_from, arrives_until = excluded.arrives_until, packed_at = excluded.packed_at,
        shipped_at = excluded.shipped_at, arrived_at = excluded.arrived_at,
        received_at = excluded.received_at, allocated_at = excluded.allocated_at`,
  )}`

async function writeLines(tx: TransactionSql, { existing }: Step) {
  if (existing > 0) await deleteStaleLines(tx)
  await tx`
    insert into order_lines (order_id, sku, shop_id, product_id, name_id, name_en, media, unit_price, quantity,
      platform_discount)
    select of_order, sku, shop_id, product_id, name, name, media, unit_price, quantity, discount
    from incoming_lines order by of_order
    ${replacing(
      { existing },
      fragment`
        on conflict (order_id, sku) do update set shop_id = excluded.shop_id, product_id = excluded.product_id,
          name_id = excluded.name_id, name_en = excluded.name_en, media = excluded.media, unit_price = excluded.unit_price,
          quantity = excluded.quantity, platform_discount = excluded.platform_discount`,
    )}`
  if (existing > 0)
    await tx`
      delete from order_parcels parcel using incoming_orders o
      where o.is_known and parcel.order_id = o.order_id and parcel.shop_id <> o.shop_id`
}

/**
 * Deletes lines that are no longer in their order, with their reviews, which are imported again.
 */
async function deleteStaleLines(tx: TransactionSql) {
  await tx`select from migration_state for update`
  await tx`drop table if exists stale`
  await tx`
    create temporary table stale on commit drop as
    select line.order_id, line.sku from order_lines line join incoming_orders o on o.order_id = line.order_id
    where o.is_known and not exists (
      select from incoming_lines l where l.of_order = line.order_id and l.sku = line.sku)`
  await tx`${forgetReviews(fragment`select reviews.id from reviews join stale using (order_id, sku)`)}`
  await tx`delete from order_lines line using stale where line.order_id = stale.order_id and line.sku = stale.sku`
}

/**
 * Forces a look-up per attempt: otherwise PostgreSQL's estimates lead to a scan of all earlier
 * rows.
 */
const itsAttempt = fragment`cross join lateral (
  select id from payment_attempts where provider_order_id = p.partner_order_id and order_id = o.order_id offset 0) as attempt`

/**
 * A payment may have arrived with another order before. One that could still be paid for an ended
 * order is ended at the gateway too.
 */
async function writeAttempts(tx: TransactionSql, { at, existing, within }: Step) {
  await tx`
    insert into payment_attempts (order_id, number, provider_order_id, account, amount, state, transaction_id, method,
      created_at, expires_at, settled_at, provider_settled_at, given_back, charged_back)
    select o.order_id, p.number, p.partner_order_id, p.account, p.amount::int,
      (case when ${isPaid} then 'paid' when p.status = 'expired' then 'expired'
        when o.stands = 'awaiting_payment' and nth = 1 then 'open' else 'cancelled' end)::attempt_state,
      p.transaction_id, ${methodOf}, p.created_at,
      case when o.stands = 'awaiting_payment' then ${at}::timestamptz + ${TIME_TO_PAY}
        else greatest(o.placed_at, p.created_at) + interval '1 day' end,
      case when ${isPaid} then greatest(p.created_at, p.paid_at)
        when p.status = 'expired' or o.stands <> 'awaiting_payment' or nth > 1 then greatest(p.created_at, o.ended_on) end,
      case when ${isPaid} then greatest(p.created_at, p.paid_at) end,
      (select coalesce(sum(f.amount), 0)::int from migration.refunds f
        where f.payment_id = p.id and f.kind = 'refund' and f.status <> 'refused'),
      (select coalesce(sum(f.amount), 0)::int from migration.refunds f
        where f.payment_id = p.id and f.kind = 'chargeback' and f.status in ('on_its_way', 'done'))
    from (
      select p.*, row_number() over (partition by p.order_id order by p.id) as number,
        row_number() over (partition by p.order_id, p.status order by p.id) as nth
      from incoming_orders o join migration.payments p on p.order_id = o.key and ${within(fragment`p.order_id`)}) p
    join incoming_orders o on o.key = p.order_id
    order by o.order_id
    on conflict (provider_order_id) do update set order_id = excluded.order_id, number = excluded.number,
      account = excluded.account, amount = excluded.amount, state = excluded.state,
      transaction_id = excluded.transaction_id, method = excluded.method, created_at = excluded.created_at,
      expires_at = excluded.expires_at, settled_at = excluded.settled_at,
      provider_settled_at = excluded.provider_settled_at, given_back = excluded.given_back,
      charged_back = excluded.charged_back`
  if (existing > 0) await forgetImports(tx, 'payments', fragment`payment_attempts`)
  await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'payments', p.id, attempt.id, false, ${at} from incoming_orders o
    join migration.payments p on p.order_id = o.key and ${within(fragment`p.order_id`)} ${itsAttempt}
    order by attempt.id on conflict (table_name, key) do update set target = excluded.target`
}

/**
 * Deletes the recorded import keys of known orders; they are recorded again, possibly with other
 * keys.
 */
const forgetImports = (tx: TransactionSql, table: 'payments' | 'refunds', live: Fragment) => tx`
  delete from migration.imported past using incoming_orders o join ${live} own on own.order_id = o.order_id
  where o.is_known and past.table_name = ${table} and past.target = own.id::text`

/** Kasir knows a refund by the old shop's key. */
async function writeRefunds(tx: TransactionSql, { at, existing, within }: Step) {
  await tx`drop table if exists incoming_refunds`
  await tx`
    create temporary table incoming_refunds on commit drop as
    select f.*, coalesce(known.target::uuid, gen_random_uuid()) as refund_id, attempt.id as attempt_id,
      o.order_id as of_order, p.partner_order_id || '-R' || f.id as refund_key,
      greatest(f.requested_at, f.ended_at) as done_at, (case
        when f.status = 'done' then case when ${isByHand} then 'manual_done' else 'confirmed' end
        when ${isByHand} then 'manual' when f.status = 'requested' then 'requested' else 'sent'
      end)::refund_state as stands
    from incoming_orders o join migration.payments p on p.order_id = o.key and ${within(fragment`p.order_id`)}
    cross join lateral (
      select * from migration.refunds where payment_id = p.id and kind = 'refund' and status <> 'refused' offset 0) as f
    ${itsAttempt}
    left join migration.imported known on known.table_name = 'refunds' and known.key = f.id`
  if (existing > 0) {
    await forgetImports(tx, 'refunds', fragment`refunds`)
    await tx`
      delete from refunds using incoming_orders o where o.is_known and refunds.order_id = o.order_id
        and not exists (select from incoming_refunds f where f.refund_id = refunds.id)`
  }
  await tx`
    insert into refunds (id, order_id, attempt_id, refund_key, amount, reason, state, requested_at, sent_at, confirmed_at,
      bank_confirmed_at, denial, closed_at)
    select refund_id, of_order, attempt_id, refund_key, amount::int, 'desk', stands, requested_at,
      case when stands in ('sent', 'confirmed') then requested_at end,
      case when stands = 'confirmed' then done_at end,
      case when stands = 'confirmed' then done_at end,
      case when stands in ('manual', 'manual_done') then 'method_not_refundable' end,
      case when stands = 'manual_done' then done_at end
    from incoming_refunds order by of_order
    on conflict (id) do update set order_id = excluded.order_id, attempt_id = excluded.attempt_id,
      refund_key = excluded.refund_key, amount = excluded.amount, reason = excluded.reason, state = excluded.state,
      requested_at = excluded.requested_at, sent_at = excluded.sent_at, confirmed_at = excluded.confirmed_at,
      bank_confirmed_at = excluded.bank_confirmed_at, denial = excluded.denial, closed_at = excluded.closed_at`
  await tx`
    insert into migration.imported (table_name, key, target, matched, at)
    select 'refunds', id, refund_id, false, ${at} from incoming_refunds order by refund_id
    on conflict (table_name, key) do update set target = excluded.target`
}

/**
 * Records the origin of these orders, and the last event of the import: this transaction wrote no
 * later one.
 */
const writeOrigins = (tx: TransactionSql, { at, existing }: Step) => tx`
  insert into migrated_orders (order_id, old_shop_number, person_id, account, settled_before, imported_at, last_event)
  select order_id, number, person_id, account, settled, ${at}, currval('order_events_id_seq')
  from incoming_orders order by order_id
  ${replacing(
    { existing },
    fragment`
      on conflict (order_id) do update set old_shop_number = excluded.old_shop_number, person_id = excluded.person_id,
        account = excluded.account, settled_before = excluded.settled_before, imported_at = excluded.imported_at,
        last_event = excluded.last_event`,
  )}`

/** Counts the sold pieces of new completed orders. */
export const countNewlySold = (tx: TransactionSql) =>
  countSold(
    tx,
    fragment`select product_id, quantity from incoming_lines join incoming_orders o on o.order_id = incoming_lines.of_order
      where not is_known and stands = 'done'`,
    1,
  )

/** Writes the additional rows of orders that continue here. */
export async function writeOpenParts(tx: TransactionSql, { now, incoming: { within } }: WriteOrders) {
  const at = now.toISOString()
  // The old shop had already subtracted these pieces from its count.
  await tx`
    insert into stock_holds (order_id, sku, quantity, state, settled_at)
    select o.order_id, line.sku, line.quantity,
      (case when o.stands = 'awaiting_payment' then 'held' else 'committed' end)::hold_state,
      case when o.stands <> 'awaiting_payment' then o.paid_on end
    from incoming_orders o join order_lines line on line.order_id = o.order_id join variants on variants.sku = line.sku
    where o.stands in ('awaiting_payment', 'paid', 'shipped') on conflict do nothing`
  // No courier reports on parcels shipped by the old shop: they count as arrived after the longest
  // delivery time.
  await tx`
    insert into shipments (order_id, shop_id, tracking_number, shipped_at, expected_at, next_step, next_at)
    select order_id, shop_id, 'RESI-' || translate(left(md5(order_id), 12), 'abcdef', '012345'), paid_on, there, 'arrived', there
    from incoming_orders, lateral (
      select greatest(paid_on + ${LATEST}, ${at}::timestamptz + ${SOONEST}) as there) as plan
    where stands = 'shipped' on conflict do nothing`
  // Requests refunds at the gateway that were only requested, and ends payments of ended orders.
  await tx`
    insert into outbox (key, topic, order_id, payload, created_at, due_at)
    select 'refund:' || refund_key, 'gateway_refund'::outbox_topic, of_order, jsonb_build_object('refundId', refund_id),
      ${at}::timestamptz, ${at}::timestamptz
    from incoming_refunds where stands = 'requested'
    union all
    select 'void:' || attempt.provider_order_id, 'gateway_void', o.order_id,
      jsonb_build_object('providerOrderId', attempt.provider_order_id), ${at}, ${at}
    from incoming_orders o
    join migration.payments p on p.order_id = o.key and p.status = 'pending' and ${within(fragment`p.order_id`)}
    join payment_attempts attempt on attempt.provider_order_id = p.partner_order_id and attempt.state = 'cancelled'
    on conflict do nothing`
}
