import type { Invariant } from './invariant'

export const lostNotificationsAreRecovered: Invariant = {
  number: 8,
  sentence:
    'If every notification is lost, Pasar asks: each order that waits is polled, at its deadline at the latest.',

  inPasar: (sql) => sql`
    select id as order_id, payment_due_at, next_poll_at from orders
    where status = 'awaiting_payment' and next_poll_at > greatest(
      payment_due_at,
      now() + interval '1 minute' + make_interval(secs => (select coalesce(max(offset_seconds), 0) from demo_clock))
    )`,

  besideKasir: (sql, kasir) => sql`
    select orders.id as order_id, transaction.transaction_id
    from orders join payment_attempts as attempt on attempt.order_id = orders.id
    join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    where orders.status = 'awaiting_payment' and transaction.net > 0 and orders.id in ${kasir.atRest}`,
}
