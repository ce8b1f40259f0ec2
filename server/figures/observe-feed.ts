import { observeTogether } from '@jembatan/http/telemetry'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'

/** Ramai's metrics from its rows. How often people went to a shop is not among them. */
const FIGURES = {
  'ramai.database.wait': { unit: 's', description: 'A turn at the database and a statement that asks for nothing.' },
  'ramai.audit.unsealed': { unit: '{item}', description: 'Audit events that are in no chain yet.' },
} as const

/** Registers the metrics, which are read at each collection. */
export const observeFeed = (db: Pick<Database, 'execute'>) => observeTogether(FIGURES, () => readFigures(db))

async function readFigures(db: Pick<Database, 'execute'>) {
  const since = performance.now()
  await db.execute(sql`select 1`)
  const wait = (performance.now() - since) / 1000
  const [row] = await db.execute<{ unsealed: number }>(
    sql`select count(*)::float8 as unsealed from audit_events where sequence is null`,
  )

  return { 'ramai.database.wait': wait, 'ramai.audit.unsealed': row?.unsealed ?? 0 }
}
