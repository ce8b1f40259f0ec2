import type { Database } from '@/db/connect'
import { rehearsals } from '@/db/schema'

/** What the old shop was filled with; undefined where it is empty or half filled. */
export async function findRehearsal(db: Database) {
  const [rehearsal] = await db.select().from(rehearsals)

  return rehearsal
}
