import type { Invariant } from './invariant'

export const aReturnProvesNothing: Invariant = {
  number: 5,
  sentence: 'What an address claims pays nothing: an order that is not paid looks paid nowhere.',

  inPasar: (sql) => sql`
    select id as order_id, looks from orders, lateral (
      select 'stock is sold' as looks from stock_holds where order_id = orders.id and state = 'committed'
      union all
      select 'step ' || kind from order_events
      where order_id = orders.id and (
        kind in ('paid', 'arrived', 'done') or (payment_way = 'gateway' and kind in ('packed', 'shipped'))
      )
      union all
      select 'message ' || kind from buyer_messages where order_id = orders.id and kind = 'paid'
      union all
      select 'booking of ' || kind from ledger_transactions where order_id = orders.id and kind in ('completion', 'payout', 'cash_collected', 'cash_handed_over', 'opening')
      union all
      select 'payout' from payouts where order_id = orders.id
    ) as somewhere
    where paid_at is null`,
}
