import type { Invariant } from './invariant'

export const oneOfEverything: Invariant = {
  number: 2,
  sentence:
    'However often a payment is reported, there is one fulfilment, one booking, one piece of stock and one message; of an order that was brought over, whose goods another shop took from its stock, at most one piece.',

  inPasar: (sql) => sql`
    select order_id, 'step ' || kind as what, count(*) as times from order_events
    where kind in ('paid', 'packed', 'shipped', 'confirmed', 'refused_at_door', 'picked_up', 'sorted', 'out_for_delivery', 'arrived', 'received', 'done', 'expired',
      'cancelled', 'return_requested', 'return_accepted', 'return_refused')
    group by order_id, kind, detail ->> 'shop', detail ->> 'return' having count(*) > 1
    union all
    select order_id, 'message ' || kind, count(*) from buyer_messages where kind = 'paid'
    group by order_id, kind having count(*) > 1
    union all
    select order_id, 'booking of ' || kind, count(*) from ledger_transactions where kind in ('cash_collected', 'cash_handed_over', 'opening') and order_id is not null
    group by order_id, kind having count(*) > 1
    union all
    select booking.order_id, 'bookings of completions', count(*) from ledger_transactions as booking
    where kind = 'completion' group by booking.order_id
    having count(*) > (select count(*) from order_parcels as parcel where parcel.order_id = booking.order_id)
    union all
    select booking.order_id, 'bookings of payouts', count(*) from ledger_transactions as booking
    where kind = 'payout' group by booking.order_id
    having count(*) > (select count(*) from payouts where payouts.order_id is not distinct from booking.order_id and sent_at is not null)
    union all
    select attempt.order_id, 'bookings of payments', booked.times
    from (select order_id, count(*) as paid from payment_attempts where state = 'paid' group by order_id) as attempt
    join (
      select order_id, count(*) as times from ledger_transactions where kind = 'payment' group by order_id
    ) as booked using (order_id)
    where booked.times > attempt.paid
    union all
    select orders.id, 'steps to paid', count(step.id)
    from orders left join order_events as step on step.order_id = orders.id and step.kind = 'paid'
    where orders.paid_at is not null group by orders.id having count(step.id) <> 1
    union all
    select line.order_id, 'hold of ' || line.sku, count(hold.sku)
    from order_lines as line left join stock_holds as hold
      on hold.order_id = line.order_id and hold.sku = line.sku and hold.quantity = line.quantity
    where not exists (select from migrated_orders where migrated_orders.order_id = line.order_id)
    group by line.order_id, line.sku having count(hold.sku) <> 1
    union all
    select hold.order_id, 'hold of ' || hold.sku, 1
    from stock_holds as hold join migrated_orders on migrated_orders.order_id = hold.order_id
    join order_lines as line on line.order_id = hold.order_id and line.sku = hold.sku
    where hold.quantity <> line.quantity`,
}
