import { eq } from 'drizzle-orm'
import { dataDeletions } from '@/db/schema'
import { listOrdersUnderWay, type Shopper } from './delete-data'

/**
 * Returns when the data will be erased, and the orders that must end first; null without a request.
 */
export async function readDeletion({ db, sessionHash }: Pick<Shopper, 'db' | 'sessionHash'>) {
  const [deletion] = await db.select().from(dataDeletions).where(eq(dataDeletions.sessionHash, sessionHash))
  if (!deletion) return null

  return { dueAt: deletion.dueAt.toISOString(), underWay: await listOrdersUnderWay(db, { sessionHash }) }
}
