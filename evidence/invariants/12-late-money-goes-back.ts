import type { Invariant } from './invariant'

export const lateMoneyGoesBack: Invariant = {
  number: 12,
  sentence:
    'Money that comes after the goods went back finds goods again, or goes back once, and the buyer is notified.',

  inPasar: (sql) => sql`
    select orders.id as order_id, attempt.provider_order_id, 'kept for an order that is ' || orders.status as what
    from orders join payment_attempts as attempt on attempt.order_id = orders.id
    where orders.status in ('expired', 'cancelled') and attempt.state = 'paid'
      and attempt.amount > given_back + charged_back and reversed_at is null
    union all
    select refund.order_id, attempt.provider_order_id, 'asked back more than once'
    from refunds as refund join payment_attempts as attempt on attempt.id = refund.attempt_id
    where reason in ('late', 'twice', 'cancelled')
    group by refund.order_id, attempt.id having count(*) > 1
    union all
    select refund.order_id, attempt.provider_order_id, 'a refund key that no second try would find: ' || refund_key
    from refunds as refund join payment_attempts as attempt on attempt.id = refund.attempt_id
    where reason <> 'elsewhere' and not starts_with(refund_key, attempt.provider_order_id)
    union all
    select refund.order_id, refund.refund_key, 'the buyer was not notified' from refunds as refund
    where reason in ('late', 'twice') and not exists (
      select from outbox where outbox.order_id = refund.order_id and topic = 'buyer_message'
        and payload ->> 'kind' in ('payment_late_refund', 'payment_twice')
    )`,
}
