import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { markingRows, validateMarked } from '../validation/validate-rows'
import type { IncomingOrders } from './incoming-orders'

/**
 * Imports the vouchers of imported shops and of the platform, with their quotas and uses. The codes
 * become usable at the opening; no page lists them. A code that another voucher has here is
 * quarantined. Repeated calls import changes.
 */
export const importVouchers = (sql: Sql, { now }: { now: Date }) =>
  markingRows(sql, async (tx) => {
    const at = now.toISOString()
    await quarantineDuplicateCodes(tx)
    const { count: changed } = await write(tx, at)
    const { count: added } = await tx`
      insert into migration.imported (table_name, key, target, matched, at)
      select 'vouchers', v.id, own.code, false, ${at} from migration.vouchers v
      join vouchers own on own.code = migration.voucher_code(v.code)
      on conflict do nothing`
    if (changed > 0)
      await recordEvent(writerOf(tx), {
        kind: 'migration_vouchers_imported',
        detail: { added, changed: changed - added },
        at: now,
      })

    return { added, changed: changed - added }
  })

/** Repeats a rule's check for codes that Pasar has issued since. */
async function quarantineDuplicateCodes(tx: TransactionSql) {
  const { count } = await tx`
    insert into marked
    select 'vouchers', v.id from migration.vouchers v join vouchers own on own.code = migration.voucher_code(v.code)
    where not exists (
      select from migration.imported a where a.table_name = 'vouchers' and a.key = v.id and a.target = own.code)`
  if (count > 0) await validateMarked(tx)
}

/**
 * Uses in the old shop count beside uses here and are never released, since no order here holds
 * them. Ended vouchers keep their period; others start at the opening.
 */
const write = (tx: TransactionSql, at: string) =>
  tx`
    insert into vouchers as own (code, kind, shop_id, amount, quota, taken, taken_before, once_a_buyer, listed, starts_at, ends_at,
      importing_since)
    select migration.voucher_code(v.code), (case when shop.target is null then 'platform' else 'shop' end)::voucher_kind,
      shop.target, v.amount, v.quota, v.used, v.used, false, false, least(${at}::timestamptz, v.ends_at - interval '1 day'),
      v.ends_at, ${at}
    from migration.vouchers v
    left join migration.imported shop on shop.table_name = 'merchants' and shop.key = v.merchant_id
    where v.merchant_id is null or shop.target is not null
    on conflict (code) do update set kind = excluded.kind, shop_id = excluded.shop_id, amount = excluded.amount,
      quota = excluded.quota, taken = excluded.taken, taken_before = excluded.taken_before, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at
    where own.importing_since is not null and (own.shop_id, own.amount, own.quota, own.taken_before, own.ends_at)
      is distinct from (excluded.shop_id, excluded.amount, excluded.quota, excluded.taken_before, excluded.ends_at)`

/** At the cut-over: makes the loaded vouchers usable. */
export const openVouchers = async (tx: TransactionSql, { now }: { now: Date }) => {
  const at = now.toISOString()
  const { count } = await tx`
    update vouchers set importing_since = null, starts_at = least(${at}::timestamptz, vouchers.ends_at - interval '1 day')
    from migration.imported a join migration.vouchers v on v.id = a.key
    where a.table_name = 'vouchers' and a.target = vouchers.code and importing_since is not null`

  return count
}

/**
 * Writes the discounts of the incoming orders. Vouchers are looked up by the received code,
 * whatever their code here.
 */
export async function importOrderVouchers(tx: TransactionSql, { existing, within }: IncomingOrders) {
  await tx`
    create temporary table discounted on commit drop as
    select o.order_id, own.code, own.shop_id, r.discount::int as amount, (case o.stands
      when 'awaiting_payment' then 'held' when 'cancelled' then 'released' else 'used' end)::order_voucher_state as state,
      case when o.stands <> 'awaiting_payment' then coalesce(ended_on, paid_on, o.placed_at) end as settled_at
    from incoming_orders o join migration.orders r on r.id = o.key and ${within(fragment`r.id`)}
    join lateral (
      select v.id from migration.vouchers v
      left join migration.quarantine came on came.table_name = 'vouchers' and came.key = v.id and came.state = 'repaired'
      where coalesce(came.source ->> 'code', v.code) = r.voucher_code) named on true
    join migration.imported arrived on arrived.table_name = 'vouchers' and arrived.key = named.id
    join vouchers own on own.code = arrived.target
    where r.discount > 0`
  if (existing > 0)
    await tx`
    delete from order_vouchers own using incoming_orders o
    where o.is_known and own.order_id = o.order_id
      and not exists (select from discounted now where now.order_id = own.order_id and now.code = own.code)`
  await tx`
    insert into order_vouchers as own (order_id, code, shop_id, amount, state, settled_at) select * from discounted
    on conflict (order_id, code) do update set amount = excluded.amount, state = excluded.state, settled_at = excluded.settled_at`
  await tx`drop table discounted`
}
