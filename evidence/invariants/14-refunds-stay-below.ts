import type { Invariant } from './invariant'

export const refundsStayBelow: Invariant = {
  number: 14,
  sentence:
    'Refunds never exceed what was paid, one is confirmed only by the gateway’s own word, and goods taken back that money was paid for are answered by one.',

  inPasar: (sql) => sql`
    select attempt.order_id, attempt.provider_order_id, attempt.amount, attempt.given_back,
      coalesce(sum(refund.amount), 0) as refunds
    from payment_attempts as attempt
    left join refunds as refund on refund.attempt_id = attempt.id and refund.state <> 'dropped'
    group by attempt.id
    having coalesce(sum(refund.amount), 0) <> given_back or given_back > attempt.amount
    union all
    select cash.order_id, 'cash', cash.amount, cash.given_back, coalesce(sum(refund.amount), 0)
    from cash_collections as cash
    left join refunds as refund on refund.order_id = cash.order_id and refund.attempt_id is null and refund.state <> 'dropped'
    group by cash.order_id
    having coalesce(sum(refund.amount), 0) <> given_back or given_back > cash.amount
    union all
    select order_id, refund_key, amount, null, null from refunds
    where attempt_id is null and (
      state not in ('manual', 'manual_done') or not exists (select from cash_collections as cash where cash.order_id = refunds.order_id)
    )
    union all
    select order_id, refund_key, amount, null, null from refunds
    where (state = 'confirmed') <> (confirmed_at is not null) or (state = 'manual_done') <> (closed_at is not null)
    union all
    select coalesce(asked.order_id, refund.order_id), refund.refund_key, refund.amount, asked.refunded, null
    from (select * from returns where state = 'accepted' and refunded > 0) as asked
    full join (select * from refunds where reason = 'returned') as refund on refund.order_id = asked.order_id
    where asked.id is null or refund.id is null
    union all
    select id, 'allocated while a return waits for its answer', total, null, null from orders
    where allocated_at is not null and exists (
      select from returns where returns.order_id = orders.id and returns.state = 'requested'
    )`,

  besideKasir: (sql, kasir) => sql`
    select given.order_id, given.refund_key, given.amount, attempt.provider_order_id
    from refunds as given join payment_attempts as attempt on attempt.id = given.attempt_id
    where given.state = 'confirmed'
      and not exists (
        select from ${kasir.refunds} where refund.order_id = attempt.provider_order_id
          and refund.refund_key = given.refund_key and refund.amount = given.amount
      )
      and not exists (
        select from ${kasir.transactions}
        where transaction.order_id = attempt.provider_order_id and transaction.status = 'cancel' and transaction.was_paid
      )`,
}
