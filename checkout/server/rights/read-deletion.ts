import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { dataDeletions } from '@/db/schema'

/** When what is not held will be erased; null where nobody asked. */
export async function readDeletion(db: Connection, { sessionHash }: { sessionHash: string }) {
  const [deletion] = await db.select().from(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash))

  return { deletionDueAt: deletion?.dueAt.toISOString() ?? null }
}
