import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** Since when our books answer for what another shop's account is paid: its opening bookings. Null before there are any. */
export async function openedAt(db: Connection): Promise<Date | null> {
  const [opened] = await db.execute<{ at: string | null }>(
    sql`select min(at)::text as at from ledger_transactions where kind = 'opening'`,
  )

  return opened?.at ? new Date(opened.at) : null
}
