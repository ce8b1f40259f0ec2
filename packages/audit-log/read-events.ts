import type { Sql } from 'postgres'

/** One row of the hash chain. `at` and `detail` are exactly the texts that were hashed. */
export type HashedEvent = {
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

type Range = { after: number; limit: number }

/** Returns hashed rows in sequence, starting after `after`. */
export async function readEvents(sql: Sql, { after, limit }: Range): Promise<HashedEvent[]> {
  const rows = await sql<(Omit<HashedEvent, 'sequence' | 'id'> & { sequence: string; id: string })[]>`
    select sequence, previous_hash as "previousHash", hash, id, kind, detail::text as detail,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_events where sequence > ${after} order by sequence limit ${limit}`

  return rows.map((row) => ({ ...row, sequence: Number(row.sequence), id: Number(row.id) }))
}

/** The last hashed row. It is stored apart from the events. */
export type ChainHead = { sequence: number; hash: string }

/** The head of an empty chain. */
export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) }

export async function readHead(sql: Sql): Promise<ChainHead> {
  const [head] = await sql<{ sequence: string; hash: string }[]>`select sequence, hash from audit_head`

  return head ? { sequence: Number(head.sequence), hash: head.hash } : GENESIS
}

export type PublishedEvent = Omit<HashedEvent, 'detail'> & {
  detail: unknown
  /** Exactly the text that was hashed. */
  detailText: string
}

/** Converts an event to the form that an auditor reads. */
export function toPublished({ detail: detailText, ...event }: HashedEvent): PublishedEvent {
  return { ...event, detail: JSON.parse(detailText), detailText }
}
