import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'

/** Rows read and stored in one table, by all sessions. */
export type TableReads = {
  table: string
  sequentialScans: number
  /** Rows that sequential scans read, and entries that index scans returned. */
  read: number
  /** Rows inserted and not deleted. */
  rows: number
}

/**
 * Waits until no other session exists: a session reports its reads at its end, or after some
 * seconds.
 */
export async function untilAlone(sql: Sql) {
  while ((await countOthers(sql)) > 0) await pause(20)
}

/** Reads the counters since the database's start, including this session's own. */
export async function readTableReads(sql: Sql) {
  // A session reports its counts with a delay of a second; this one may have filled the tables a
  // moment ago.
  await sql`select pg_stat_force_next_flush()`

  return sql<TableReads[]>`
    select relname as table, seq_scan::int as "sequentialScans", (n_tup_ins - n_tup_del)::int as rows,
      (seq_tup_read + coalesce((select sum(idx_tup_read) from pg_stat_user_indexes as index where index.relid = tables.relid), 0))::int as read
    from pg_stat_user_tables as tables where schemaname = 'public' order by relname`
}

async function countOthers(sql: Sql): Promise<number> {
  const [others] = await sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`

  return others?.count
}

/** Returns the differences, for tables with any. */
export const readsBetween = (before: TableReads[], after: TableReads[]) =>
  after
    .map(({ table, sequentialScans, read, rows }) => {
      const was = before.find((counted) => counted.table === table)
      return {
        table,
        sequentialScans: sequentialScans - (was?.sequentialScans ?? 0),
        read: read - (was?.read ?? 0),
        rows: rows - (was?.rows ?? 0),
      }
    })
    .filter(({ sequentialScans, read, rows }) => sequentialScans + read + rows > 0)
