import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { dataDeletions } from '@/db/schema'
import { listOrdersUnderWay } from './delete-data'

/** When what is not held will be erased, and the orders that come first; null where nobody asked. */
export async function readDeletion(db: Connection, { sessionHash }: { sessionHash: string }) {
  const [deletion] = await db.select().from(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash))
  if (!deletion) return null

  return { dueAt: deletion.dueAt.toISOString(), underWay: await listOrdersUnderWay(db, { sessionHash }) }
}
