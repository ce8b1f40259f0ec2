import type { Invariant } from './invariant'

export const theBooksBalance: Invariant = {
  number: 15,
  sentence:
    'Every booking sums to zero, the payouts of an order are what its sellers were given, what the books of another shop owed a seller is paid out once and only when that shop has paid it over, the platform bears its own vouchers and no more, what the gateway owes us is what the gateway itself says, less what the books of another shop had settled before an order was brought over, and a courier owes what it collected and has not handed over.',

  inPasar: (sql) => sql`
    select booking.key, booking.kind::text, coalesce(sum(amount), 0) as sum, count(entry.id) as entries
    from ledger_transactions as booking left join ledger_entries as entry on entry.transaction_id = booking.id
    group by booking.id having coalesce(sum(amount), 0) <> 0 or count(entry.id) < 2 or count(distinct currency) > 1
    union all
    select coalesce(given.order_id, payout.order_id), 'completion', coalesce(payout.sum, 0) - coalesce(given.sum, 0), 0
    from (
      select order_id, -sum(amount) as sum
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where booking.kind = 'completion' and account = 'seller_payable' group by order_id
    ) as given
    full join (select order_id, sum(amount) as sum from payouts where order_id is not null group by order_id) as payout using (order_id)
    where given.sum is distinct from payout.sum
    union all
    select payout.key, 'payout of an opening balance', payout.amount, opening.amount
    from payouts as payout left join (
      select 'payout:' || booking.key as key, shop_id, -sum(amount) filter (where account = 'seller_payable') as amount
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where booking.kind = 'opening' and shop_id is not null group by booking.id
    ) as opening on opening.key = payout.key and opening.shop_id = payout.shop_id
    where payout.order_id is null and payout.amount is distinct from opening.amount
    union all
    select 'old shop', 'paid over', paid.sum, owed.sum
    from (
      select coalesce(-sum(amount), 0) as sum
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where booking.kind = 'old_shop_paid' and account = 'old_shop'
    ) as paid, (select coalesce(sum(amount), 0) as sum from payouts where order_id is null) as owed
    where paid.sum <> owed.sum
    union all
    select booking.key, 'opening', coalesce(sum(amount) filter (where account in ('gateway_receivable', 'old_shop')), 0), count(entry.id)
    from ledger_transactions as booking left join ledger_entries as entry on entry.transaction_id = booking.id
    where booking.kind = 'opening' group by booking.id
    having num_nonnulls(booking.order_id, booking.shop_id) <> 1
      or booking.order_id is not null and not exists (select from migrated_orders where migrated_orders.order_id = booking.order_id)
    union all
    select coalesce(cash.order_id, books.order_id), 'owed by the courier', coalesce(books.amount, 0), cash.amount
    from cash_collections as cash
    full join (
      select order_id, sum(amount) as amount
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where account = 'courier_receivable' group by order_id
    ) as books on books.order_id = cash.order_id
    where coalesce(books.amount, 0) <> case when cash.handed_over_at is null then coalesce(cash.amount, 0) else 0 end
    union all
    select orders.id, 'vouchers', given.sum, borne from (
      select order_id, sum(amount) as sum
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where account = 'vouchers' group by order_id
    ) as given join orders on orders.id = given.order_id, lateral (
      select platform_discount + shipping_discount + coalesce((
        select sum(amount) from order_vouchers where order_id = orders.id and shop_id is not null and honoured
      ), 0) as borne
    ) as most
    where given.sum not between 0 and borne or given.sum < borne and allocated_at is not null and not exists (
      select from returns where returns.order_id = orders.id and returns.state = 'accepted'
      union all select from order_parcels as parcel where parcel.order_id = orders.id and cancelled_at is not null
    )`,

  besideKasir: (sql, kasir) => sql`
    select attempt.order_id, coalesce(books.amount, 0) as booked, coalesce(migrated.settled_before, 0) as settled_before,
      sum(coalesce(transaction.net, 0)) as reported
    from payment_attempts as attempt left join migrated_orders as migrated on migrated.order_id = attempt.order_id
    left join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    left join (
      select order_id, sum(amount) as amount
      from ledger_entries join ledger_transactions as booking on booking.id = transaction_id
      where account = 'gateway_receivable' and kind <> 'settlement' group by order_id
    ) as books on books.order_id = attempt.order_id
    where attempt.order_id in ${kasir.atRest}
    group by attempt.order_id, books.amount, migrated.settled_before
    having coalesce(books.amount, 0) + coalesce(migrated.settled_before, 0) <> sum(coalesce(transaction.net, 0))`,
}
