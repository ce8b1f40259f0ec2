import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/**
 * Returns since when Pasar's books cover the old shop's account: its opening bookings. Null
 * before them.
 */
export async function openedAt(db: Connection): Promise<Date | null> {
  const [opened] = await db.execute<{ at: string | null }>(
    sql`select min(at)::text as at from ledger_transactions where kind = 'opening'`,
  )

  return opened?.at ? new Date(opened.at) : null
}
