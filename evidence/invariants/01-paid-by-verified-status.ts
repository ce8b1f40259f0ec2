import type { Invariant } from './invariant'

export const paidByVerifiedStatus: Invariant = {
  number: 1,
  sentence:
    'An order is paid only by a verified status, settled or captured and accepted, for this sum, by its own attempt, which for one that was brought over is of the account that it came with; or, at the door, by the cash that its courier collected.',

  inPasar: (sql) => sql`
    select orders.id as order_id, orders.status, orders.total from orders
    where payment_way = 'gateway' and (paid_at is not null or status in ('paid', 'packed', 'shipped', 'arrived', 'done'))
      and not exists (
        select from payment_attempts as attempt
        where attempt.order_id = orders.id and attempt.state = 'paid' and attempt.amount = orders.total
          and attempt.transaction_id is not null and (
            attempt.account is null and starts_with(attempt.provider_order_id, orders.id || '-')
            or attempt.account = (select account from migrated_orders where order_id = orders.id)
          )
      )
    union all
    select orders.id, orders.status, orders.total from orders
    left join cash_collections as cash on cash.order_id = orders.id and cash.amount = orders.total and payment_way = 'cod'
    where case payment_way when 'cod' then (paid_at is not null or status in ('paid', 'arrived', 'done')) <> (cash.order_id is not null)
      else exists (select from cash_collections where order_id = orders.id) end
    union all
    select orders.id, orders.status, attempt.amount from payment_attempts as attempt join orders on orders.id = attempt.order_id
    where payment_way = 'cod'`,

  besideKasir: (sql, kasir) => sql`
    select attempt.provider_order_id, attempt.amount, orders.currency, attempt.transaction_id
    from payment_attempts as attempt join orders on orders.id = attempt.order_id
    where attempt.state = 'paid' and not exists (
      select from ${kasir.transactions}
      where transaction.order_id = attempt.provider_order_id and transaction.transaction_id = attempt.transaction_id
        and transaction.gross = attempt.amount and transaction.currency = orders.currency and transaction.was_paid
    )`,
}
