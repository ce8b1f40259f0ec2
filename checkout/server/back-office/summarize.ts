import { sql } from 'drizzle-orm'
import type { Timed } from '../context'
import { sinceTheReset } from './list-alarms'

/** Counts of the tasks for an operator. */
export type BackOfficeSummary = {
  refunds: { todo: number; todoAmount: number; running: number }
  /** Counts parcels, except `flagged`, which counts orders. */
  orders: { toPack: number; toShip: number; onTheWay: number; flagged: number }
  returns: { todo: number }
  complaints: { todo: number; overdue: number }
  differences: number
  payouts: { waiting: number; waitingAmount: number }
  /** Alarms of the last day. */
  alarms: number
}

export async function summarizeBackOffice({ db, now }: Timed): Promise<BackOfficeSummary> {
  const [row] = await db.execute<Record<string, string>>(sql`
    select
      (select count(*) from refunds where state = 'manual') as todo,
      (select coalesce(sum(amount), 0) from refunds where state = 'manual') as todo_amount,
      (select count(*) from refunds where state in ('requested', 'sent')) as running,
      parcels.*,
      (select count(*) from orders where flag is not null) as flagged,
      (select count(*) from returns where state = 'requested') as returns,
      (select count(*) from complaints where answered_at is null) as complaints,
      (select count(*) from complaints
        where answered_at is null and due_at < ${now.toISOString()}::timestamptz) as complaints_overdue,
      (select count(*) from settlement_differences where resolved_at is null) as differences,
      (select count(*) from payouts where sent_at is null) as waiting,
      (select coalesce(sum(amount), 0) from payouts where sent_at is null) as waiting_amount,
      (select count(*) from audit_events
        where at > ${new Date(now.getTime() - A_DAY_MS).toISOString()}::timestamptz and detail @> '{"alarm": true}'
          and ${sinceTheReset}) as alarms
    from (
      select count(*) filter (where packed_at is null) as to_pack,
        count(*) filter (where packed_at is not null and shipped_at is null) as to_ship,
        count(*) filter (where shipped_at is not null and arrived_at is null) as on_the_way
      from (select id from orders where status in ('paid', 'confirmed', 'packed', 'shipped')) as moving
        join order_parcels on order_id = moving.id
      where cancelled_at is null
    ) as parcels`)
  const number = (name: string) => Number(row?.[name] ?? 0)

  return {
    refunds: { todo: number('todo'), todoAmount: number('todo_amount'), running: number('running') },
    orders: {
      toPack: number('to_pack'),
      toShip: number('to_ship'),
      onTheWay: number('on_the_way'),
      flagged: number('flagged'),
    },
    returns: { todo: number('returns') },
    complaints: { todo: number('complaints'), overdue: number('complaints_overdue') },
    differences: number('differences'),
    payouts: { waiting: number('waiting'), waitingAmount: number('waiting_amount') },
    alarms: number('alarms'),
  }
}

const A_DAY_MS = 24 * 60 * 60 * 1000
