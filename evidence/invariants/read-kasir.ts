import type { Fragment, Row, Sql, TransactionSql } from 'postgres'

/** Kasir's record of our attempts as tables for a query of Pasar: `from ${kasir.transactions}`. */
export type Kasir = {
  /**
   * transaction_id, order_id, method, status, fraud_status, gross, currency, refunded, was_paid,
   * net, opened_at
   */
  transactions: Fragment
  /** order_id, refund_key, amount */
  refunds: Fragment
  /** order_id, gross, expires_at, open */
  pages: Fragment
  /** order_id, body, answered: notifications that went to Pasar's own address */
  notifications: Fragment
  /** order_id of orders on which neither system will act or send anything any more */
  atRest: Fragment
}

export type KasirRecord = Awaited<ReturnType<typeof readRecord>>

/** Reads Kasir's whole record of these attempts at one moment. */
export async function readRecord(kasir: Sql, orderIds: string[]) {
  return kasir.begin('isolation level repeatable read read only', async (sql) => ({
    transactions: await sql`
      select case bi_snap ->> 'service'
          -- Over BI-SNAP a merchant knows an account by its number, and a bill by two codes.
          when 'va' then case method when 'echannel' then '70012' else '' end || pay_code
          else coalesce(bi_snap ->> 'referenceNo', transactions.id::text)
        end as transaction_id, order_id, method, status, fraud_status, gross_amount::int as gross,
        currency, refunded_amount::int as refunded, transaction_time as opened_at, paid.was_paid,
        case
          when status in ('settlement', 'partial_refund') then gross_amount - refunded_amount
          when status = 'capture' and fraud_status = 'accept' then gross_amount
          else 0
        end::int as net
      from transactions, lateral (
        select exists (
          select from transaction_states as past where past.transaction_id = transactions.id
            and (past.status = 'settlement' or (past.status = 'capture' and past.fraud_status = 'accept'))
        ) as was_paid
      ) as paid
      where order_id = any(${orderIds}::text[]) order by number`,
    refunds: await sql`
      select order_id, refund_key, amount::int from refunds join transactions on transactions.id = transaction_id
      where order_id = any(${orderIds}::text[]) order by refunds.id`,
    pages: await sql`
      select order_id, gross_amount::int as gross, expires_at, revoked_at is null as open from snap_tokens
      where order_id = any(${orderIds}::text[]) order by snap_tokens.created_at, token`,
    notifications: await sql`
      select order_id, url, body, state,
        coalesce((select json_agg(json_build_object('code', answer_code, 'milliseconds', milliseconds) order by attempt.id)
          from notification_attempts as attempt where attempt.notification_id = notifications.id), '[]') as answers
      from notifications join transactions on transactions.id = transaction_id
      where order_id = any(${orderIds}::text[]) order by notifications.created_at, notifications.id`,
  }))
}

type Reading = { before: KasirRecord; after: KasirRecord; everythingRests: boolean }

/**
 * Pasar was read between two readings of Kasir. Where both agree and every notification was
 * answered, the two systems can be compared. A payment that Pasar believes must be in the later
 * reading.
 */
export function asTables(sql: TransactionSql, { before, after, everythingRests }: Reading): Kasir {
  return {
    transactions: sql`jsonb_to_recordset(${json(sql, after.transactions)}) as transaction (
      transaction_id text, order_id text, method text, status text, fraud_status text, gross int, currency text,
      refunded int, opened_at timestamptz, was_paid boolean, net int)`,
    refunds: sql`jsonb_to_recordset(${json(sql, after.refunds)}) as refund (order_id text, refund_key text, amount int)`,
    pages: sql`jsonb_to_recordset(${json(sql, after.pages)}) as page (
      order_id text, gross int, expires_at timestamptz, open boolean)`,
    notifications: sql`jsonb_to_recordset(${json(sql, after.notifications)}) as notification (
      order_id text, url text, body text, state text, answers jsonb)`,
    atRest: everythingRests ? sql`(select id from orders)` : restingOrders(sql, unsettledAtKasir(before, after)),
  }
}

// A cast instead of `sql.json`: Pasar's driver is configured to pass JSON through.
const json = (sql: TransactionSql, rows: readonly object[]) => sql`${JSON.stringify(rows)}::text::jsonb`

/**
 * Returns the orders that changed between the readings, or with a notification that may have
 * arrived after Pasar was read.
 */
export function unsettledAtKasir(before: KasirRecord, after: KasirRecord) {
  const changed = newIn(after.transactions, before.transactions)
  const undelivered = after.notifications.filter(({ state }) => state !== 'delivered')
  const delivered = newIn(after.notifications, before.notifications)

  return [...changed, ...undelivered, ...delivered].map(({ order_id }) => String(order_id))
}

function newIn(after: readonly Row[], before: readonly Row[]) {
  const rowsBefore = new Set(before.map((row) => JSON.stringify(row)))

  return after.filter((row) => !rowsBefore.has(JSON.stringify(row)))
}

const restingOrders = (sql: TransactionSql, moving: string[]) => sql`(
  select id from orders where not exists (
    select from payment_attempts as attempt where attempt.order_id = orders.id and (
      attempt.provider_order_id = any(${moving}::text[]) or exists (
        select from payment_notifications as inbox
        where inbox.provider_order_id = attempt.provider_order_id and inbox.processed_at is null
      )
    )
  )
  and not exists (select from outbox where outbox.order_id = orders.id and published_at is null and topic <> 'buyer_message')
  and not exists (select from refunds where refunds.order_id = orders.id and refunds.state in ('requested', 'sent'))
)`
