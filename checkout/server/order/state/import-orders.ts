import type { TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'

/**
 * Writes the orders that the migration imports, with their status and events, without `changeOrder`.
 * Reads the import's temporary tables `incoming_orders` and `incoming_refunds`, which exclude orders
 * that Pasar has changed since their import.
 */
type Import = {
  /** RFC 3339. */
  at: string
  /** Number of orders that were imported before; 0 skips the look-up of existing rows. */
  existing: number
}

/** Kasir gives a pending payment a day from the cut-over; the order expires earlier. */
const TIME_TO_PAY = fragment`interval '20 hours'`

/**
 * Order numbers are random: writing in their order makes a batch traverse each index once. The old
 * shop did not record when a parcel was packed or shipped: after the payment, and not after
 * delivery.
 */
export const importOrders = (tx: TransactionSql, { at, existing }: Import) => tx`
  insert into orders (id, status, subtotal, shipping, service_fee, platform_discount, shipping_discount, total, recipient,
    street, village, district, city, province, postal_code, time_zone, placed_at, payment_due_at, next_poll_at, paid_at,
    packed_at, shipped_at, arrived_at, completed_at, allocated_at, cancelled_at, cancel_reason)
  select order_id, stands, subtotal, shipping, 0, goods_discount, shipping_discount, total, recipient,
    street, village, district, city, province, postal_code, time_zone, placed_at,
    case when stands = 'awaiting_payment' then ${at}::timestamptz + ${TIME_TO_PAY} else placed_at + interval '1 day' end,
    ${at}::timestamptz, paid_on,
    case when stands in ('shipped', 'done') then coalesce(ended_on, paid_on) end,
    case when stands in ('shipped', 'done') then coalesce(ended_on, paid_on) end,
    case when stands = 'done' then ended_on end,
    case when stands = 'done' then ended_on end,
    -- The old shop's books gave the seller the money.
    case when stands = 'done' then ended_on end,
    case when stands = 'cancelled' then ended_on end,
    case when stands = 'cancelled' then
      case when charged_back > 0 then 'charged_back' when paid_on is not null then 'refunded' end::cancel_reason end
  from incoming_orders
  order by order_id
  ${existing > 0 ? REPLACE : fragment``}`

const REPLACE = fragment`
  on conflict (id) do update set status = excluded.status, subtotal = excluded.subtotal, shipping = excluded.shipping,
    service_fee = excluded.service_fee, platform_discount = excluded.platform_discount,
    shipping_discount = excluded.shipping_discount, total = excluded.total, recipient = excluded.recipient,
    street = excluded.street, village = excluded.village, district = excluded.district, city = excluded.city,
    province = excluded.province, postal_code = excluded.postal_code, time_zone = excluded.time_zone,
    placed_at = excluded.placed_at, payment_due_at = excluded.payment_due_at, next_poll_at = excluded.next_poll_at,
    paid_at = excluded.paid_at, packed_at = excluded.packed_at, shipped_at = excluded.shipped_at,
    arrived_at = excluded.arrived_at, completed_at = excluded.completed_at, allocated_at = excluded.allocated_at,
    cancelled_at = excluded.cancelled_at, cancel_reason = excluded.cancel_reason`

/** Writes the orders' known events in chronological order, replacing those imported before. */
export async function importOrderEvents(tx: TransactionSql, { existing }: Pick<Import, 'existing'>) {
  if (existing > 0)
    await tx`
      delete from order_events past using incoming_orders o where o.is_known and past.order_id = o.order_id`
  await tx`
    with happened as (
      select order_id, 'created' as kind, placed_at as at, null::jsonb as detail, 1 as rank from incoming_orders
      union all
      select order_id, 'paid', paid_on, jsonb_build_object('method', paid_by), 2
      from incoming_orders where paid_on is not null
      union all
      select of_order, 'refund_requested', requested_at,
        jsonb_build_object('refundKey', refund_key, 'amount', amount, 'reason', 'desk'), 3
      from incoming_refunds
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
}

/**
 * Deletes the events of the orders in `withdrawn_orders`, then the orders. Nothing else may
 * reference them.
 */
export async function deleteImportedOrders(tx: TransactionSql) {
  await tx`delete from order_events where order_id in (select order_id from withdrawn_orders)`
  await tx`delete from migrated_orders where order_id in (select order_id from withdrawn_orders)`
  await tx`delete from orders where id in (select order_id from withdrawn_orders)`
}
