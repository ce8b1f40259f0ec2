import type { Database } from '@/db/connect'
import { rehearsals } from '@/db/schema'

/** Returns the rehearsal that filled the old shop; undefined for an empty or incomplete shop. */
export async function findRehearsal(db: Database) {
  const [rehearsal] = await db.select().from(rehearsals)

  return rehearsal
}
