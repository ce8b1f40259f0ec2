import type { Invariant } from './invariant'

export const paidOnceInTheEnd: Invariant = {
  number: 13,
  sentence:
    'Of two paid attempts of one order one is fulfilled, and the other is given back; what was paid in cash is paid by no attempt.',

  inPasar: (sql) => sql`
    select order_id, count(*) as kept from payment_attempts
    where state = 'paid' and amount > given_back + charged_back and reversed_at is null
    group by order_id having count(*) > 1
    union all
    select cash.order_id, count(*) from cash_collections as cash join payment_attempts as attempt using (order_id)
    where attempt.state = 'paid' group by cash.order_id`,

  besideKasir: (sql, kasir) => sql`
    select attempt.order_id, sum(transaction.net) as money, orders.total
    from payment_attempts as attempt join orders on orders.id = attempt.order_id
    join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    where attempt.order_id in ${kasir.atRest}
      and not exists (select from refunds where refunds.attempt_id = attempt.id and state in ('manual', 'manual_done'))
    group by attempt.order_id, orders.total having sum(transaction.net) > orders.total`,
}
