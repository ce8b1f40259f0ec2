import type { Invariant } from './invariant'

export const paidStaysPaid: Invariant = {
  number: 3,
  sentence: 'After paid, a late notification changes nothing; only refund, chargeback and reversal may follow.',

  inPasar: (sql) => sql`
    select id as order_id, status::text || ' after it was paid' as what from orders
    where paid_at is not null and status in ('awaiting_payment', 'expired')
    union all
    select orders.id, 'ended after it was paid, with nothing given back' from orders
    where paid_at is not null and status = 'cancelled' and not exists (
      select from payment_attempts as attempt where attempt.order_id = orders.id and attempt.state = 'paid'
        and (given_back > 0 or charged_back > 0 or reversed_at is not null)
    )
    union all
    select later.order_id, later.kind || ' after paid' from order_events as paid
    join order_events as later on later.order_id = paid.order_id and later.id > paid.id
    where paid.kind = 'paid' and later.kind in ('expired', 'attempt_failed', 'refused_at_door')
    union all
    select order_id, 'booked a payment for an attempt that is ' || state from payment_attempts as attempt
    where state <> 'paid' and exists (
      select from ledger_transactions as booked where booked.order_id = attempt.order_id and booked.kind = 'payment'
        and booked.key like '%' || attempt.provider_order_id || '%'
    )
    union all
    select order_id, 'gave back what was never paid' from payment_attempts
    where state <> 'paid' and (given_back > 0 or charged_back > 0 or reversed_at is not null)`,
}
