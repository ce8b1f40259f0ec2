import { observeTogether } from '@jembatan/http/telemetry'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'

/** What an operator watches in Ramai's rows: how often somebody went to the shop is no figure of these. */
const FIGURES = {
  'ramai.database.wait': { unit: 's', description: 'A turn at the database and a statement that asks for nothing.' },
  'ramai.audit.unsealed': { unit: '{item}', description: 'Audit events that are in no chain yet.' },
} as const

/** Begins to tell them. They are read when somebody asks for the process's figures. */
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
