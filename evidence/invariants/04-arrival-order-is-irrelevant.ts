import type { Invariant } from './invariant'

export const arrivalOrderIsIrrelevant: Invariant = {
  number: 4,
  sentence: 'In whatever order notifications arrive, the end is the same: the state follows from the statuses alone.',

  inPasar: (sql) => sql`
    select orders.id as order_id, orders.status, attempt.provider_order_id
    from orders join payment_attempts as attempt on attempt.order_id = orders.id
    where orders.status = 'awaiting_payment' and attempt.state = 'paid'`,

  besideKasir: (sql, kasir) => sql`
    select attempt.order_id, attempt.provider_order_id, attempt.state as pasar, transaction.status as kasir
    from payment_attempts as attempt join ${kasir.transactions} on transaction.order_id = attempt.provider_order_id
    where attempt.order_id in ${kasir.atRest} and attempt.state <> 'paid' and transaction.was_paid
      and transaction.status in ('capture', 'settlement', 'refund', 'partial_refund', 'chargeback', 'partial_chargeback')`,
}
