import { count, eq, max, sum } from 'drizzle-orm'
import type { OldShop } from '@/db/connect'
import { exportBundles, exportChunks } from '@/db/schema'
import { findExport } from './export-bulk'
import { slotOf } from './replication'

/**
 * Returns the progress of an export, and the amount of log that waits for it. Counts in the
 * database, because a follower of weeks leaves millions of bundles.
 */
export async function readProgress(shop: OldShop, url: string) {
  const { db, sql } = shop
  const current = await findExport(shop)
  const [chunks] = await db.select({ all: count(), done: count(exportChunks.doneAt) }).from(exportChunks)
  const [bulk] = await db.select({ rows: exportBundles.rows }).from(exportBundles).where(eq(exportBundles.sequence, 0))
  const [bundles] = await db
    .select({
      all: count(),
      rows: sum(exportBundles.rows).mapWith(Number),
      lastSignedAt: max(exportBundles.signedAt),
    })
    .from(exportBundles)
  const [slot] = await sql<{ behind: number; status: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float as behind, wal_status as status
    from pg_replication_slots where slot_name = ${slotOf(url)}`
  const bulkRows = bulk?.rows ?? 0

  return {
    migration: current?.migration ?? null,
    chunks: chunks?.all ?? 0,
    chunksDone: chunks?.done ?? 0,
    bulkRows,
    bundles: bundles?.all ?? 0,
    changedRows: (bundles?.rows ?? 0) - bulkRows,
    lastSignedAt: bundles?.lastSignedAt ?? null,
    /** Bytes of the log since the last stored change; null without a slot. */
    behind: slot?.behind ?? null,
    slot: slot?.status ?? null,
  }
}
