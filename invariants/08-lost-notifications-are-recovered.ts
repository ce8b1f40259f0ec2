import type { Invariant } from './invariant'

export const lostNotificationsAreRecovered: Invariant = {
  number: 8,
  sentence: 'If every notification is lost, Pasar asks: each order that waits has the job that will end the waiting.',

  inPasar: (sql) => sql`
    select id as order_id, payment_due_at from orders
    where status = 'awaiting_payment' and not exists (
      select from graphile_worker.jobs where key = 'expire:' || orders.id and attempts < max_attempts
    )`,

  besideKasir: (sql, kasir) => sql`
    select orders.id as order_id, transaction.transaction_id
    from orders join payment_attempts as attempt on attempt.order_id = orders.id
    join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    where orders.status = 'awaiting_payment' and transaction.net > 0 and orders.id in ${kasir.atRest}`,
}
