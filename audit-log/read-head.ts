import type { Sql } from 'postgres'

/** The last sealed row, as noted apart from it. */
export type TrailHead = { sequence: number; hash: string }

/** Before the first row. */
export const GENESIS: TrailHead = { sequence: 0, hash: '0'.repeat(64) }

export async function readHead(sql: Sql): Promise<TrailHead> {
  const [head] = await sql<{ sequence: string; hash: string }[]>`select sequence, hash from audit_head`

  return head ? { sequence: Number(head.sequence), hash: head.hash } : GENESIS
}
