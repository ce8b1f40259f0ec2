import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/**
 * Returns which transactions belong to orders of the old shop that are quarantined or refused by
 * a rule. After a purge this is no longer known.
 */
export async function findNotImported(
  tx: Connection,
  lines: { transactionId: string }[],
): Promise<Map<string, { state: string; code: string }>> {
  const [staging] = await tx.execute<{ isThere: boolean }>(
    sql`select to_regclass('migration.quarantine') is not null as "isThere"`,
  )
  if (lines.length === 0 || !staging?.isThere) return new Map()
  const rows = await tx.execute<{ transactionId: string; state: string; code: string }>(sql`
    select row ->> 'transaction_id' as "transactionId", state, code from migration.quarantine
    where table_name = 'payments' and state <> 'repaired'
      and row ->> 'transaction_id' in (select jsonb_array_elements_text(${JSON.stringify(lines.map(({ transactionId }) => transactionId))}::text::jsonb))`)

  return new Map(rows.map(({ transactionId, ...why }) => [transactionId, why]))
}
