import type { Invariant } from './invariant'

export const closedRefundsStay: Invariant = {
  number: 21,
  sentence:
    'A refund that is done stays done: closed refunds are never fewer than the messages, mails and audit events that tell of them.',

  inPasar: (sql) => sql`
    with told as (
      select detail ->> 'orderId' as order_id, detail ->> 'refundKey' as refund_key, 'an audit event' as by
      from audit_events where kind in ('refund_confirmed', 'refund_confirmed_by_bank', 'refund_manual_done')
      union
      select order_id, substring(key from ${KEY}), 'a message' from outbox
      where topic = 'buyer_message' and key ~ ${KEY}
      union
      select order_id, substring(key from ${KEY}), 'a mail' from mails where key ~ ${KEY}
    )
    select told.* from told join orders on orders.id = told.order_id
    where not exists (
      select from refunds where refunds.order_id = told.order_id and refunds.refund_key = told.refund_key
        and state in ('confirmed', 'manual_done')
    )`,
}

/** The key of a message about a refund, and of the mail that repeats it. */
const KEY = '^message:[^:]+:(?:refund_confirmed|refund_manual_done):(.+)$'
