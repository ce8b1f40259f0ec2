import type { Invariant } from './invariant'

export const refundsStayBelow: Invariant = {
  number: 14,
  sentence:
    'Refunds never exceed what was paid, one is confirmed only by the gateway’s own word, and goods taken back that money was paid for are answered by one. Each piece is returned once, and a parcel has one open return.',

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
    select order_id, 'more refunds than accepted returns', count(*), null, null from refunds where reason = 'returned'
    group by order_id having count(*) > (
      select count(*) from returns where returns.order_id = refunds.order_id and state = 'accepted' and refunded > 0
    )
    union all
    select parcel.order_id, 'allocated while a return of ' || parcel.shop_id || ' waits for its answer', null, null, null
    from order_parcels as parcel join returns on returns.order_id = parcel.order_id and returns.shop_id = parcel.shop_id
    where returns.state = 'requested' and parcel.allocated_at is not null
    union all
    select order_id, 'open returns of ' || shop_id, count(*), null, null from returns
    where state = 'requested' group by order_id, shop_id having count(*) > 1
    union all
    select line.order_id, 'pieces of ' || line.sku || ' in returns', line.quantity, sum(piece.quantity), null
    from order_lines as line join return_lines as piece on piece.order_id = line.order_id and piece.sku = line.sku
    group by line.order_id, line.sku having sum(piece.quantity) > line.quantity
    union all
    select piece.order_id, piece.sku || ' in a return of ' || returns.shop_id, piece.quantity, null, null
    from return_lines as piece join returns on returns.id = piece.return_id
      join order_lines as line on line.order_id = piece.order_id and line.sku = piece.sku
    where line.shop_id <> returns.shop_id`,

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
