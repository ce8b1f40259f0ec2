import type { Database } from '@/db/connect'
import { rehearsals } from '@/db/schema'

/** The rehearsal that filled the old shop; undefined where it is empty or half filled. */
export async function findRehearsal(db: Database) {
  const [rehearsal] = await db.select().from(rehearsals)

  return rehearsal
}
