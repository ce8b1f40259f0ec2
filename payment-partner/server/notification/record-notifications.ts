import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { notifications, payoutNotifications } from '@/db/schema'
import { ONCE } from '../audit/record-event'
import { describeNotification } from '../bi-snap/describe-notification'
import { type Described, describePayment } from '../payment/describe-payment'
import { notificationCode } from '../payment/status-code'

/**
 * SQL that inserts a row for each address to notify of the transaction's current state: once,
 * several times or held back, as the order's policy says. An order without addresses uses the
 * merchant's current one. A part of a larger statement, run for each row of `from`.
 */
export function notificationStatement(payment: Described, now: Date, from: SQL = ONCE) {
  const { id, merchantId, orderId, notificationUrls, biSnap } = payment.transaction
  const urls = biSnap || notificationUrls.length > 0 ? named(urlsOf(payment.transaction)) : ofMerchant(merchantId)
  const body = JSON.stringify(biSnap ? describeNotification(payment, biSnap) : describeForCore(payment))
  const at = sql`${now.toISOString()}::timestamptz`

  return sql`
    insert into notifications (transaction_id, url, body, cause, state, next_attempt_at, created_at)
    select ${id}::uuid, url, ${body}, (case copy when 1 then 'event' else 'copy' end)::notification_cause,
      wish.state, case wish.state when 'waiting' then ${at} end, ${at}
    from ${from}, jsonb_array_elements_text(${urls})
        with ordinality as target (url, place),
      ${policyOf(merchantId, orderId)} as wish,
      generate_series(1, wish.copies) as copy
    order by place, copy`
}

/** BI-SNAP notifies of results only. */
const urlsOf = ({ notificationUrls, biSnap, status }: Described['transaction']) =>
  biSnap && status === 'pending' ? [] : notificationUrls

const describeForCore = (payment: Described) =>
  describePayment(payment, notificationCode(payment.transaction), 'midtrans payment notification')

/** The policy of an order, or of a payout by its reference number. */
const policyOf = (merchantId: string, subject: string) => sql`(
  select coalesce(max(case mode when 'hold' then 'held' when 'drop' then 'dropped' end), 'waiting')
      ::notification_state as state,
    coalesce(max(case mode when 'duplicate' then copies end), 1) as copies
  from notification_policies where merchant_id = ${merchantId} and order_id = ${subject}
)`

type Signed = {
  merchantId: string
  /** Names the payout or the top-up in a delivery policy. */
  subject: string
  /** Null for a top-up. */
  referenceNo: string | null
  url: string
  body: string
  signature: string
  now: Date
}

/** Inserts the notifications of a payout or a top-up, whose signature is a header. */
export async function recordSignedNotifications(tx: Connection, signed: Signed) {
  const { merchantId, subject, referenceNo, url, body, signature, now } = signed
  const at = sql`${now.toISOString()}::timestamptz`

  await tx.execute(sql`
    with sent as (
      insert into notifications (url, body, cause, state, next_attempt_at, created_at)
      select ${url}, ${body}, (case copy when 1 then 'event' else 'copy' end)::notification_cause,
        wish.state, case wish.state when 'waiting' then ${at} end, ${at}
      from ${policyOf(merchantId, subject)} as wish, generate_series(1, wish.copies) as copy
      order by copy returning id
    )
    insert into payout_notifications (notification_id, reference_no, signature)
    select id, ${referenceNo}, ${signature} from sent`)
}

const named = (urls: string[]) => sql`${JSON.stringify(urls)}::jsonb`

const ofMerchant = (id: string) => sql`(
  select case when notification_url is null then '[]' else jsonb_build_array(notification_url) end
  from merchants where merchants.id = ${id}
)`

type Notification = Pick<typeof notifications.$inferInsert, 'id' | 'transactionId' | 'url' | 'body' | 'cause'> & {
  state?: 'waiting' | 'held'
  /** Absent for a transaction. */
  payout?: Pick<typeof payoutNotifications.$inferInsert, 'referenceNo' | 'signature'> | null
  now: Date
}

/** Inserts a notification. An existing id inserts nothing, so a repeated request sends once. */
export async function recordNotification(
  tx: Connection,
  { now, state = 'waiting', payout, ...notification }: Notification,
) {
  const [row] = await tx
    .insert(notifications)
    .values({ ...notification, state, nextAttemptAt: state === 'waiting' ? now : null, createdAt: now })
    .onConflictDoNothing({ target: notifications.id })
    .returning({ id: notifications.id })
  if (row && payout) await tx.insert(payoutNotifications).values({ ...payout, notificationId: row.id })

  return row
}
