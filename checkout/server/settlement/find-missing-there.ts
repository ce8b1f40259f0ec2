import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { openedAt } from './opened-at'

type FindMissingThere = { day: string; account: string | null; now: Date }

/**
 * Records settlements and refunds that the books have for this day but the reports lack, and
 * resolves those that a report has since. Days are the gateway's, from midnight to midnight in WIB.
 * Refunds requested by the old shop are in the report of their day and are left out.
 */
export async function findMissingThere(tx: Connection, { day, account, now }: FindMissingThere) {
  const ofAccount = sql`payment_attempts.account is not distinct from ${account}`
  const since = account === null ? null : await openedAt(tx)
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    with booked as (
      select 'settlement'::settlement_line_kind as line_kind, provider_order_id, null as refund_key, amount, provider_settled_at as at
      from payment_attempts where state = 'paid' and provider_settled_at is not null and ${ofAccount}
      union all
      select 'refund', provider_order_id, refund_key, -refunds.amount, confirmed_at
      from refunds join payment_attempts on payment_attempts.id = refunds.attempt_id
      where refunds.state = 'confirmed' and payment_attempts.provider_settled_at is not null and ${ofAccount}
        ${since ? sql`and refunds.requested_at >= ${since.toISOString()}::timestamptz` : sql``}
    )
    insert into settlement_differences (key, kind, day, line_kind, provider_order_id, refund_key, booked, found_at)
    select concat_ws('|', 'missing', provider_order_id, line_kind, refund_key), 'missing_there', ${day}::date, line_kind,
      provider_order_id, refund_key, amount, ${at}
    from booked
    where (at at time zone 'Asia/Jakarta')::date = ${day}::date and not exists (${lineOf(sql`booked`)})
    on conflict (key) do update set resolved_at = null`)
  await tx.execute(sql`
    update settlement_differences as difference set resolved_at = ${at}
    where kind = 'missing_there' and resolved_at is null and exists (${lineOf(sql`difference`)})`)
}

const lineOf = (reported: ReturnType<typeof sql>) => sql`
  select 1 from settlement_lines as line
  where line.provider_order_id = ${reported}.provider_order_id and line.kind = ${reported}.line_kind
    and line.refund_key is not distinct from ${reported}.refund_key`
