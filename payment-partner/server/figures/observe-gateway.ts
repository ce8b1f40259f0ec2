import { observeTogether } from '@jembatan/http/telemetry'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { readNow } from '../clock'

/** Backlog of Kasir, for an operator to monitor. */
const FIGURES = {
  'kasir.database.wait': { unit: 's', description: 'A turn at the database and a statement that asks for nothing.' },
  'kasir.notifications.waiting': { unit: '{item}', description: 'Notifications that are due and not delivered.' },
  'kasir.notifications.age': { unit: 's', description: 'How late the most overdue of them is.' },
  'kasir.audit.unsealed': { unit: '{item}', description: 'Audit events that are in no chain yet.' },
} as const

/** Registers the figures. They are read at each scrape of the process. */
export const observeGateway = (db: Connection) => observeTogether(FIGURES, () => readFigures(db))

export async function readFigures(db: Connection): Promise<Partial<Record<keyof typeof FIGURES, number>>> {
  const since = performance.now()
  await db.execute(sql`select 1`)
  const wait = (performance.now() - since) / 1000
  const now = sql`${(await readNow(db)).toISOString()}::timestamptz`
  const [row] = await db.execute<{ waiting: number; age: number | null; unsealed: number }>(sql`
    select count(*)::float8 as waiting, extract(epoch from ${now} - min(next_attempt_at))::float8 as age,
      (select count(*)::float8 from audit_events where sequence is null) as unsealed
    from notifications where state = 'waiting' and next_attempt_at <= ${now}`)

  return {
    'kasir.database.wait': wait,
    'kasir.notifications.waiting': row?.waiting ?? 0,
    'kasir.notifications.age': row?.age ?? 0,
    'kasir.audit.unsealed': row?.unsealed ?? 0,
  }
}
