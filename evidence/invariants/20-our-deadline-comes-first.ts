import type { Invariant } from './invariant'

export const ourDeadlineComesFirst: Invariant = {
  number: 20,
  sentence: 'Our own deadline is never later than the gateway’s, which is a fixed moment and not a span.',

  inPasar: (sql) => sql`
    select attempt.provider_order_id, attempt.expires_at, orders.payment_due_at
    from payment_attempts as attempt join orders on orders.id = attempt.order_id
    where attempt.expires_at < orders.payment_due_at`,

  besideKasir: (sql, kasir) => sql`
    select attempt.provider_order_id, page.expires_at as at_gateway, orders.payment_due_at
    from payment_attempts as attempt join orders on orders.id = attempt.order_id
    join ${kasir.pages} on page.order_id = attempt.provider_order_id
    where page.expires_at is null or page.expires_at < date_trunc('second', orders.payment_due_at)`,
}
