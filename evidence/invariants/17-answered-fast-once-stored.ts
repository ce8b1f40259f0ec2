import type { Invariant } from './invariant'

/**
 * The harness of the interleavings listens at another address, and loses notifications on purpose.
 */
const PASARS_OWN = '%/api/payment/notification'

export const answeredFastOnceStored: Invariant = {
  number: 17,
  sentence: 'A notification is answered within five seconds, never with a redirect, and 2xx only once it is stored.',

  besideKasir: (sql, kasir) => sql`
    select notification.order_id, 'answered ' || (answer ->> 'code') || ' after ' || (answer ->> 'milliseconds') || ' ms' as what
    from ${kasir.notifications}, jsonb_array_elements(answers) as answer
    where url like ${PASARS_OWN}
      and ((answer ->> 'code')::int between 300 and 399
        or ((answer ->> 'code') is not null and (answer ->> 'milliseconds')::int > 5000))
    union all
    select notification.order_id, 'answered well and not stored' from ${kasir.notifications}
    where url like ${PASARS_OWN} and state = 'delivered' and exists (
        select from orders join payment_attempts as attempt on attempt.order_id = orders.id
        where attempt.provider_order_id = notification.order_id and orders.id in ${kasir.atRest}
      )
      and not exists (
        select from payment_notifications as inbox where inbox.provider_order_id = notification.order_id
          and raw_body::json ->> 'transaction_status' = body::json ->> 'transaction_status'
          and raw_body::json ->> 'transaction_id' = body::json ->> 'transaction_id'
      )`,
}
