import type { Invariant } from './invariant'

export const oneLiveAttempt: Invariant = {
  number: 9,
  sentence: 'A lost answer leads back to the same charge: never two live attempts, never two sums for one id.',

  inPasar: (sql) => sql`
    select order_id, count(*) as live from payment_attempts
    where state in ('creating', 'open') group by order_id having count(*) > 1`,

  besideKasir: (sql, kasir) => sql`
    select attempt.provider_order_id, attempt.amount, page.gross, count(*) filter (where page.open) as open_pages
    from payment_attempts as attempt join ${kasir.pages} on page.order_id = attempt.provider_order_id
    group by attempt.id, page.gross having page.gross <> attempt.amount or count(*) filter (where page.open) > 1`,
}
