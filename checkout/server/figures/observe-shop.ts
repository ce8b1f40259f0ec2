import { observeTogether } from '@jembatan/http/telemetry'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { readNow } from '../clock'

const COUNT = '{item}'

/** Backlogs in Pasar's tables, as metrics. Ages are of the oldest row, in seconds. */
const FIGURES = {
  'pasar.database.wait': { unit: 's', description: 'A turn at the database and a statement that asks for nothing.' },
  'pasar.jobs.waiting': { unit: COUNT, description: 'Jobs that are due and that nobody has begun.' },
  'pasar.jobs.age': { unit: 's', description: 'How long the oldest due job has waited.' },
  'pasar.jobs.dead': { unit: COUNT, description: 'Jobs that were tried for the last time.' },
  'pasar.outbox.waiting': { unit: COUNT, description: 'Messages of a commit that are not out yet.' },
  'pasar.outbox.age': { unit: 's', description: 'How long the oldest of them has waited.' },
  'pasar.inbox.waiting': { unit: COUNT, description: 'Notifications of the payment partner that are not read yet.' },
  'pasar.inbox.age': { unit: 's', description: 'How long the oldest of them has waited.' },
  'pasar.reconcile.lag': { unit: 's', description: 'How late the most overdue question about an unpaid order is.' },
  'pasar.settlement.age': { unit: 's', description: 'How long ago a report of the payment partner was read.' },
  'pasar.audit.unsealed': { unit: COUNT, description: 'Audit events that are in no chain yet.' },
} as const

/** Registers the metrics. Each scrape reads all of them by one statement. */
export const observeShop = (db: Connection) => observeTogether(FIGURES, () => readFigures(db))

export async function readFigures(db: Connection): Promise<Partial<Record<keyof typeof FIGURES, number>>> {
  const since = performance.now()
  await db.execute(sql`select 1`)
  const wait = (performance.now() - since) / 1000
  const now = sql`${(await readNow(db)).toISOString()}::timestamptz`
  const age = (from: string) => sql`extract(epoch from greatest(${now} - ${sql.raw(from)}, interval '0'))::float8`
  const [row] = await db.execute<Record<string, number | null>>(sql`
    select jobs.*, outbox.*, inbox.*,
      (select ${age('min(next_poll_at)')} from orders where status = 'awaiting_payment') as "pasar.reconcile.lag",
      (select ${age('max(imported_at)')} from settlement_imports) as "pasar.settlement.age",
      (select count(*)::float8 from audit_events where sequence is null) as "pasar.audit.unsealed"
    from (
      select count(*) filter (where due)::float8 as "pasar.jobs.waiting",
        extract(epoch from clock_timestamp() - min(run_at) filter (where due))::float8 as "pasar.jobs.age",
        count(*) filter (where attempts >= max_attempts)::float8 as "pasar.jobs.dead"
      from (
        select *, locked_at is null and attempts < max_attempts and run_at <= clock_timestamp() as due
        from graphile_worker.jobs
      ) as known
    ) as jobs, (
      select count(*)::float8 as "pasar.outbox.waiting", ${age('min(created_at)')} as "pasar.outbox.age"
      from outbox where published_at is null
    ) as outbox, (
      select count(*)::float8 as "pasar.inbox.waiting", ${age('min(received_at)')} as "pasar.inbox.age"
      from payment_notifications where processed_at is null
    ) as inbox`)
  const figures = Object.entries(row ?? {}).filter(([, value]) => value !== null)

  return { 'pasar.database.wait': wait, ...Object.fromEntries(figures) }
}
