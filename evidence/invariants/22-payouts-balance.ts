import type { Invariant } from './invariant'

export const payoutsBalance: Invariant = {
  number: 22,
  sentence:
    'Kasir’s books of payouts sum to zero, a merchant’s balance is the sum of its entries, no payout took more than there was, the money of each payout is where its state says, and nobody approved a payout of their own.',

  inKasir: (sql) => sql`
    select merchant_id, booking, sum(amount) as amount from ledger_entries
    group by merchant_id, booking having sum(amount) <> 0 or count(*) <> 2
    union all
    select account.merchant_id, 'balance', account.balance - coalesce(sum(entry.amount), 0)
    from payout_accounts as account left join ledger_entries as entry
      on entry.merchant_id = account.merchant_id and entry.account = 'merchant_balance'
    group by account.merchant_id having account.balance <> coalesce(sum(entry.amount), 0)
    union all
    select merchant_id, booking, balance from (
      select *, sum(amount) over (partition by merchant_id order by id) as balance from ledger_entries
      where account = 'merchant_balance'
    ) as entry where booking like 'payout:%:approved' and balance < 0
    union all
    select payout.merchant_id, payout.reference_no, payout.amount from payouts as payout, lateral (
      select coalesce(sum(amount) filter (where account = 'payouts_in_transit'), 0) as in_transit,
        coalesce(sum(amount) filter (where account = 'paid_out'), 0) as paid_out
      from ledger_entries as entry
      where entry.merchant_id = payout.merchant_id and entry.booking like 'payout:' || payout.reference_no || ':%'
    ) as money
    where in_transit <> case when status in ('approved', 'processed') then amount else 0 end
      or paid_out <> case when status = 'completed' then amount else 0 end
    union all
    select merchant_id, reference_no, amount from payouts
    where decided_by = created_by or status is distinct from (
      select state.status from payout_states as state where state.reference_no = payouts.reference_no
      order by id desc limit 1
    )`,
}
