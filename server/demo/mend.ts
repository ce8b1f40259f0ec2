import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'

/** Takes away the one table that a demo may have left behind. */
export async function mend(db: Pick<Database, 'execute'>) {
  await db.execute(sql`drop table if exists orders`)
}
