import type { Invariant } from './invariant'

export const nothingForgedGetsIn: Invariant = {
  number: 6,
  sentence: 'Nothing with a bad signature is in the inbox, and what was altered behind a good one changed nothing.',

  inPasar: (sql, { serverKey }) =>
    serverKey === undefined
      ? sql`select where false`
      : sql`
    select id as notification_id, provider_order_id, 'signature' as what
    from payment_notifications, lateral (select raw_body::json as notification) as body
    where notification ->> 'signature_key' <> encode(sha512(convert_to(
      (notification ->> 'order_id') || (notification ->> 'status_code') || (notification ->> 'gross_amount') || ${serverKey}::text, 'UTF8'
    )), 'hex')`,

  besideKasir: (sql, kasir) => sql`
    select inbox.id as notification_id, inbox.provider_order_id, raw_body::json ->> 'transaction_status' as claimed
    from payment_notifications as inbox
    join payment_attempts as attempt using (provider_order_id)
    where raw_body::json ->> 'transaction_status' in ('settlement', 'capture') and attempt.state = 'paid'
      and not exists (
        select from ${kasir.transactions} where transaction.order_id = inbox.provider_order_id and transaction.was_paid
      )`,
}
