import type { Invariant } from './invariant'

export const foreignMoneyIsQuarantined: Invariant = {
  number: 7,
  sentence: 'A signed notification of another sum or an unknown order is quarantined with an alarm, and pays nothing.',

  inPasar: (sql) => sql`
    select inbox.id as notification_id, inbox.provider_order_id, inbox.outcome
    from payment_notifications as inbox
    left join payment_attempts as attempt using (provider_order_id)
    where processed_at is not null
      and (attempt.id is null or raw_body::json ->> 'gross_amount' not in (amount::text, amount || '.00'))
      and not (
        outcome = 'quarantined' and (
          exists (
            select from audit_events where kind = 'notification_quarantined' and (detail ->> 'alarm')::boolean
              and detail ->> 'providerOrderId' = inbox.provider_order_id
          )
          -- The first of a reason in a minute rings; the others are counted, and their number rings later.
          or exists (
            select from alarm_counts where kind like 'notification_quarantined/%' and count > 1
              and minute = date_trunc('minute', processed_at)
          )
          or exists (
            select from audit_events where kind = 'notification_quarantined_repeated'
              and (detail ->> 'minute')::timestamptz = date_trunc('minute', processed_at)
          )
        )
      )`,
}
