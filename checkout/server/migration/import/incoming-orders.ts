import type { TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { LENGTH, LETTERS } from '../../order/input'
import { provinces } from '../validation/provinces'
import { type KeyRange, readKeyRange } from './claim-keys'
import { personOf } from './person-of'

/** The gateway cannot refund it: the old shop made a bank transfer, which Kasir does not know. */
export const isByHand = fragment`p.method = 'va'`
export const isPaid = fragment`p.status not in ('pending', 'expired')`
const isGoingBack = fragment`f.status in ('requested', 'on_its_way')`

/** Keys of the old shop's open orders, by partial indexes on these rows. */
export const openKeys = fragment`
  select id from migration.orders where status in ('waiting', 'paid', 'sent')
  union select order_id from migration.payments where status = 'pending'
  union select p.order_id from migration.refunds f join migration.payments p on p.id = f.payment_id where ${isGoingBack}`

/** The gateway's names of the payment methods. */
export const methodOf = fragment`case p.method
  when 'qris' then 'qris' when 'va' then 'bca_va' when 'card' then 'credit_card' else 'gopay' end`

/** The format of `newOrderNumber`, from the database's random bytes. */
const newNumber = fragment`'PSR-' ${Array.from(
  { length: LENGTH },
  (_, place) => fragment`|| substr(${LETTERS}::text, 1 + get_byte(drawn.random, ${place}) % ${LETTERS.length}, 1)`,
)}`

/**
 * The incoming orders of a transaction: their number, how many were imported before, and their key
 * range.
 */
export type IncomingOrders = { orders: number; existing: number } & Pick<KeyRange, 'within'>

/**
 * Creates this transaction's table `incoming_orders`: each claimed, loaded order as it will be
 * stored, under its number here. An order with a quarantined refund waits for it. `carried` is the
 * money that the payment partner still holds for it, `settled` the money already settled in the old
 * shop's books.
 * @throws {Error} when the merchant of an order has not been imported.
 */
export async function selectIncomingOrders(
  tx: TransactionSql,
  { only }: { only: 'ended' | 'all' },
): Promise<IncomingOrders> {
  const { dense, within } = await readKeyRange(tx)
  // PostgreSQL underestimates two conditions on one column and would choose a full scan per row.
  await tx`select set_config('enable_nestloop', ${dense ? 'off' : 'on'}, true)`
  await tx`drop table if exists incoming_orders`
  await tx`
    create temporary table incoming_orders on commit drop as
    with money as (
      -- What has gone back by the gateway, by hand and to a bank, and what is still to go.
      select p.order_id, min(p.account) as account,
        (array_agg(${methodOf} order by p.id) filter (where ${isPaid}))[1] as paid_by,
        sum(p.amount) filter (where ${isPaid}) as paid,
        min(coalesce(p.paid_at, p.created_at)) filter (where ${isPaid}) as first_paid_at,
        bool_or(p.status = 'pending' or back.is_open) as is_open, bool_or(back.waits) as waits,
        sum(back.gone) as gone, sum(back.gone_by_hand) as gone_by_hand, sum(back.charged_back) as charged_back,
        sum(back.going) as going, sum(back.going_by_hand) as going_by_hand
      from claimed join migration.payments p on p.order_id = claimed.key and ${within(fragment`p.order_id`)}
      cross join lateral (
        select coalesce(bool_or(${isGoingBack}), false) as is_open, exists (
            select from migration.quarantine s
            where s.table_name = 'refunds' and s.row ->> 'payment_id' = p.id::text and s.state = 'quarantined') as waits,
          coalesce(sum(f.amount) filter (where f.kind = 'refund' and f.status = 'done' and not ${isByHand}), 0) as gone,
          coalesce(sum(f.amount) filter (where f.kind = 'refund' and f.status = 'done' and ${isByHand}), 0) as gone_by_hand,
          coalesce(sum(f.amount) filter (where f.kind = 'chargeback' and f.status in ('on_its_way', 'done')), 0) as charged_back,
          coalesce(sum(f.amount) filter (where f.kind = 'refund' and ${isGoingBack} and not ${isByHand}), 0) as going,
          coalesce(sum(f.amount) filter (where f.kind = 'refund' and ${isGoingBack} and ${isByHand}), 0) as going_by_hand
        from migration.refunds f where f.payment_id = p.id) back
      group by p.order_id
    ), placed as (
      -- An order whose payment was not noted in it is paid all the same.
      select o.*, money.account, money.paid_by, coalesce(money.paid, 0) as paid, (case
          when o.status = 'waiting' and money.paid is null then 'awaiting_payment'
          when o.status in ('waiting', 'paid') then 'paid'
          when o.status = 'sent' then 'shipped'
          when o.status in ('completed', 'half_refunded') then 'done'
          else 'cancelled' end)::order_status as stands,
        case when money.paid > 0 then greatest(o.placed_at, coalesce(o.paid_at, money.first_paid_at)) end as paid_on,
        o.status in ('waiting', 'paid', 'sent') or coalesce(money.is_open, false) as is_open,
        coalesce(money.gone, 0) as gone, coalesce(money.gone_by_hand, 0) as gone_by_hand,
        coalesce(money.charged_back, 0) as charged_back, coalesce(money.going, 0) as going,
        coalesce(money.going_by_hand, 0) as going_by_hand
      from claimed join migration.orders o on o.id = claimed.key and ${within(fragment`o.id`)}
      left join money on money.order_id = o.id
      where not coalesce(money.waits, false)
    ), known as (
      select o.*, coalesce(known.target, ${newNumber}) as order_id, known.key is not null as is_known,
        shop.target as shop_id, ${personOf(fragment`o.shopper_id`)} as person_id,
        case when o.stands in ('paid', 'shipped') then o.paid - o.gone - o.gone_by_hand - o.charged_back
          else o.going + o.going_by_hand end as carried,
        case when o.stands in ('done', 'cancelled') then greatest(o.placed_at, o.paid_on, o.ended_at) end as ended_on
      from placed o
      cross join lateral (select sha256(uuid_send(gen_random_uuid()) || int8send(o.id)) as random offset 0) as drawn
      left join migration.imported known
        on known.table_name = 'orders' and known.key = o.id and ${within(fragment`known.key`)}
      left join migration.imported shop on shop.table_name = 'merchants' and shop.key = o.merchant_id
      where not o.is_open or ${only === 'all'}
    )
    select o.id as key, order_id, is_known, is_open, shop_id, person_id, number, account, paid_by, stands, placed_at,
      paid_on, ended_on, total::int, subtotal::int, shipping::int, least(discount, subtotal)::int as goods_discount,
      greatest(0, discount - subtotal)::int as shipping_discount, recipient, o.postal_code,
      case when province.name is null then o.address else line.part[1] end as street, area.village, area.district,
      coalesce(area.city, case when province.name is not null then line.part[2] end) as city,
      coalesce(area.province, province.name) as province, coalesce(area.time_zone, province.time_zone, 'WIB') as time_zone,
      charged_back::int, carried::int, going_by_hand::int, (paid - gone - charged_back - carried)::int as settled
    from known o
    -- The old shop wrote an address as one line: street, town, province. A postal code of one town here says more.
    cross join lateral (select regexp_match(o.address, '^(.+), ([^,]+), ([^,]+)$') as part offset 0) line
    left join ${provinces} on lower(province.name) = lower(line.part[3])
    left join (
      select areas.postal_code, case when count(*) = 1 then min(village) end as village,
        case when count(distinct district) = 1 then min(district) end as district, min(city) as city,
        min(areas.province) as province, min(areas.time_zone) as time_zone
      from areas group by 1 having count(distinct city) = 1
    ) area on area.postal_code = o.postal_code and (province.name is null or area.province = province.name)
    order by order_id`
  await tx`create unique index on incoming_orders (key)`
  await tx`analyze incoming_orders`
  const [counted] = await tx<{ orders: number; existing: number; homeless: number }[]>`
    select count(*)::int as orders, (count(*) filter (where is_known))::int as existing,
      count(*) filter (where shop_id is null)::int as homeless, set_config('enable_nestloop', 'on', true)
    from incoming_orders`
  if (counted && counted.homeless > 0)
    throw new Error(`${counted.homeless} orders are of merchants who were not imported: merchants come first.`)

  return { orders: counted?.orders ?? 0, existing: counted?.existing ?? 0, within }
}
