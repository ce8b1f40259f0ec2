import type { Invariant } from './invariant'

export const endedBeforeReleased: Invariant = {
  number: 11,
  sentence: 'Before goods go back into stock the payment is ended at the gateway; where it was faster, paid wins.',

  inPasar: (sql) => sql`
    select orders.id as order_id, orders.status, attempt.provider_order_id, attempt.state
    from orders join payment_attempts as attempt on attempt.order_id = orders.id
    where orders.status in ('expired', 'cancelled') and attempt.state in ('creating', 'open')`,

  // A method that is chosen later, on a page left open, is a late payment and checked there.
  besideKasir: (sql, kasir) => sql`
    select hold.order_id, hold.sku, hold.settled_at as released_at, transaction.transaction_id, transaction.status
    from stock_holds as hold join payment_attempts as attempt on attempt.order_id = hold.order_id
    join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    where hold.state = 'released' and hold.order_id in ${kasir.atRest}
      and transaction.opened_at < hold.settled_at
      and (transaction.status in ('pending', 'authorize') or (transaction.status = 'capture' and transaction.net = 0))`,
}
