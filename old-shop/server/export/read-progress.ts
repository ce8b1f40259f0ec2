import { desc } from 'drizzle-orm'
import type { OldShop } from '@/db/connect'
import { exportBundles, exportChunks } from '@/db/schema'
import { findExport } from './export-bulk'
import { slotOf } from './replication'

/** How far an export is, and how much of the log waits for it. */
export async function readProgress({ db, sql, ...shop }: OldShop, url: string) {
  const current = await findExport({ db, sql, ...shop })
  const chunks = await db.select({ doneAt: exportChunks.doneAt }).from(exportChunks)
  const bundles = await db
    .select({ sequence: exportBundles.sequence, rows: exportBundles.rows, signedAt: exportBundles.signedAt })
    .from(exportBundles)
    .orderBy(desc(exportBundles.sequence))
  const [slot] = await sql<{ behind: number; status: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float as behind, wal_status as status
    from pg_replication_slots where slot_name = ${slotOf(url)}`

  return {
    migration: current?.migration ?? null,
    chunks: chunks.length,
    chunksDone: chunks.filter(({ doneAt }) => doneAt !== null).length,
    bulkRows: bundles.at(-1)?.rows ?? 0,
    bundles: bundles.length,
    changedRows: bundles.slice(0, -1).reduce((total, { rows }) => total + rows, 0),
    lastSignedAt: bundles[0]?.signedAt ?? null,
    /** Bytes of the log between what has been stored and now; null where nothing is kept. */
    behind: slot?.behind ?? null,
    slot: slot?.status ?? null,
  }
}
