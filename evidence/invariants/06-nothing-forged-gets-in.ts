import type { Invariant } from './invariant'

export const nothingForgedGetsIn: Invariant = {
  number: 6,
  sentence:
    'Nothing with a bad signature is in the inbox, nor with that of another account than its payment’s, and what was altered behind a good one changed nothing.',

  inPasar: (sql, { serverKey, oldShopKeys = {} }) =>
    serverKey === undefined
      ? sql`select where false`
      : sql`
    with signed as (
      select inbox.id, inbox.provider_order_id, raw_body::json as notification, attempt.id is null as unknown, attempt.account
      from payment_notifications as inbox left join payment_attempts as attempt using (provider_order_id)
    ), known as (
      select null as account, ${serverKey}::text as key
      union all select key, value from jsonb_each_text(${JSON.stringify(oldShopKeys)}::text::jsonb)
    )
    -- A notification of BI-SNAP has its RSA signature in a header, which is verified at the entrance.
    select id as notification_id, provider_order_id, 'signature' as what from signed
    where coalesce(notification ->> 'originalPartnerReferenceNo', notification ->> 'trxId') is null and not exists (
      select from known
      where (unknown or known.account is not distinct from signed.account)
        and notification ->> 'signature_key' = encode(sha512(convert_to(
          (notification ->> 'order_id') || (notification ->> 'status_code') || (notification ->> 'gross_amount') || known.key, 'UTF8'
        )), 'hex')
    )`,

  besideKasir: (sql, kasir) => sql`
    select inbox.id as notification_id, inbox.provider_order_id, raw_body::json ->> 'transaction_status' as claimed
    from payment_notifications as inbox
    join payment_attempts as attempt using (provider_order_id)
    where raw_body::json ->> 'transaction_status' in ('settlement', 'capture') and attempt.state = 'paid'
      and not exists (
        select from ${kasir.transactions} where transaction.order_id = inbox.provider_order_id and transaction.was_paid
      )`,
}
