import type { Sql } from 'postgres'

/** One sealed row. `at` and `detail` are the very texts that were hashed. */
export type TrailEvent = {
  sequence: number
  previousHash: string
  hash: string
  id: number
  /** UTC, to the microsecond. */
  at: string
  kind: string
  /** JSON, as PostgreSQL writes it. */
  detail: string
}

type ReadTrail = { after: number; limit: number }

/** Sealed rows in their order, from the one after `after`. */
export async function readTrail(sql: Sql, { after, limit }: ReadTrail): Promise<TrailEvent[]> {
  const rows = await sql<(Omit<TrailEvent, 'sequence' | 'id'> & { sequence: string; id: string })[]>`
    select sequence, previous_hash as "previousHash", hash, id, kind, detail::text as detail,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_events where sequence > ${after} order by sequence limit ${limit}`

  return rows.map((row) => ({ ...row, sequence: Number(row.sequence), id: Number(row.id) }))
}
