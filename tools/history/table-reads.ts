import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

/** What was read and kept in one table, by all sessions. */
export type TableReads = {
  table: string
  sequentialScans: number
  /** Rows that scans of the whole table went through, and entries that scans of an index returned. */
  read: number
  /** Rows that were inserted and not deleted. */
  kept: number
}

/** A session reports what it has read when it ends, or after some seconds: this waits until there is no other. */
export async function untilAlone(sql: Sql) {
  while ((await countOthers(sql)) > 0) await pause(20)
}

/** Since the counters of the database began, with what the asking session has done itself. */
export async function readTableReads(sql: Sql) {
  // A session keeps its own counts back for a second; this one may have filled the tables a moment ago.
  await sql`select pg_stat_force_next_flush()`

  return sql<TableReads[]>`
    select relname as table, seq_scan::int as "sequentialScans", (n_tup_ins - n_tup_del)::int as kept,
      (seq_tup_read + coalesce((select sum(idx_tup_read) from pg_stat_user_indexes as index where index.relid = tables.relid), 0))::int as read
    from pg_stat_user_tables as tables where schemaname = 'public' order by relname`
}

async function countOthers(sql: Sql): Promise<number> {
  const [others] = await sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`

  return others?.count
}

/** What happened in between, where anything did. */
export const readsBetween = (before: TableReads[], after: TableReads[]) =>
  after
    .map(({ table, sequentialScans, read, kept }) => {
      const was = before.find((counted) => counted.table === table)
      return {
        table,
        sequentialScans: sequentialScans - (was?.sequentialScans ?? 0),
        read: read - (was?.read ?? 0),
        kept: kept - (was?.kept ?? 0),
      }
    })
    .filter(({ sequentialScans, read, kept }) => sequentialScans + read + kept > 0)
