import type { TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { claimOpenKeys } from '../import/import-orders'
import { selectIncomingOrders } from '../import/incoming-orders'

type Sum = { count: number; amount: number }

export type Opened = {
  /**
   * Paid orders that continue in Pasar, and refunds in progress: rupiah that the payment partner
   * holds for them.
   */
  orders: Sum
  /**
   * Rupiah owed to sellers for the old shop's sales, without the money still held for those orders.
   */
  sellers: Sum
  /** Sellers without an opening balance, and the reason why it waits. */
  waiting: { merchant: number; amount: number; code: string }[]
}

/**
 * The payment partner owes the money that it holds; a refund made by bank transfer is owed to the
 * buyer.
 */
const openOrders = (tx: TransactionSql, at: string) => tx`
  with posted as (
    insert into ledger_transactions (key, kind, order_id, at)
    select 'opening:' || order_id, 'opening', order_id, ${at} from incoming_orders where carried > 0
    on conflict (key) do nothing returning id, order_id)
  insert into ledger_entries (transaction_id, account, amount)
  select posted.id, entry.account::ledger_account, entry.amount
  from posted join incoming_orders using (order_id), lateral (values
    ('gateway_receivable', carried::bigint), ('buyer_clearing', going_by_hand - carried::bigint),
    ('refunds_payable', -going_by_hand::bigint)) as entry (account, amount)
  where entry.amount <> 0`

/**
 * The old shop credits a seller when an order is paid, and Pasar when it is received: so the price
 * of continuing orders is not owed yet.
 */
const openSellers = (tx: TransactionSql, at: string) => tx`
  with held as (
    select staged.merchant_id, sum(o.subtotal)::bigint as amount
    from incoming_orders o join migration.orders staged on staged.id = o.key
    where staged.status in ('paid', 'sent') group by 1
  ), owed as (
    select balance.merchant_id, shop.target as shop_id,
      (sum(balance.amount) - coalesce(min(held.amount), 0))::bigint as amount
    from migration.balances balance
    join migration.imported shop on shop.table_name = 'merchants' and shop.key = balance.merchant_id
    left join held on held.merchant_id = balance.merchant_id group by 1, 2
  ), posted as (
    insert into ledger_transactions (key, kind, shop_id, at)
    select 'opening:' || merchant_id, 'opening', shop_id, ${at} from owed where amount <> 0
    on conflict (key) do nothing returning id, shop_id)
  insert into ledger_entries (transaction_id, account, amount)
  select posted.id, entry.account::ledger_account, entry.amount
  from posted join owed using (shop_id), lateral (values
    ('old_shop', owed.amount), ('seller_payable', -owed.amount)) as entry (account, amount)`

/**
 * Posts the opening balances at the cut-over, after `importOpenOrders`: one booking per continuing
 * order with money and one per seller, by key, so that a repeated call posts nothing. Ended orders
 * are settled in the old books.
 */
export async function postOpeningBalances(tx: TransactionSql, { now }: { now: Date }): Promise<Opened> {
  const at = now.toISOString()
  await claimOpenKeys(tx)
  await selectIncomingOrders(tx, { only: 'all' })
  await openOrders(tx, at)
  await openSellers(tx, at)
  const opened = {
    orders: await sumOf(tx, 'order_id'),
    sellers: await sumOf(tx, 'shop_id'),
    waiting: await listWaiting(tx),
  }
  const { orders, sellers, waiting } = opened
  await recordEvent(writerOf(tx), {
    kind: 'migration_balances_opened',
    detail: { orders: orders.count, sellers: sellers.count, waiting: waiting.length },
    at: now,
  })

  return opened
}

async function sumOf(tx: TransactionSql, of: 'order_id' | 'shop_id'): Promise<Sum> {
  const [sum] = await tx<Sum[]>`
    select count(distinct booking.id)::int as count, coalesce(sum(amount), 0)::float as amount
    from ledger_transactions booking join ledger_entries on transaction_id = booking.id
    where kind = 'opening' and ${tx(of)} is not null and account in ('gateway_receivable', 'old_shop')`

  return sum ?? { count: 0, amount: 0 }
}

const listWaiting = (tx: TransactionSql) =>
  tx<Opened['waiting']>`
    select (row ->> 'merchant_id')::float as merchant, (row ->> 'amount')::float as amount, code
    from migration.quarantine where table_name = 'balances' and state <> 'repaired' order by 1`
