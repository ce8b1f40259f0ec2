import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, customers, orders } from '@/db/schema'
import { moveSession, type NextSession } from '../session/session'

export type ResumedBasket = { basketId: string; orderId: string | null; sessionId: string | null }

/**
 * Returns the basket that this browser claimed before. When the response with the session id was
 * lost, the browser gets the next session with everything of the lost and the current one.
 */
export async function resumeBasket(
  tx: Connection,
  { resumeKey, session }: { resumeKey: string; session: NextSession },
): Promise<ResumedBasket | null> {
  const [found] = await tx
    .select({ basketId: baskets.id, owner: baskets.sessionHash, orderId: orders.id, account: customers.id })
    .from(baskets)
    .leftJoin(customers, eq(customers.sessionHash, baskets.sessionHash))
    .leftJoin(orders, eq(orders.basketId, baskets.id))
    .where(eq(baskets.resumeKey, resumeKey))
  if (!found) return null

  const { basketId, orderId, owner } = found
  if (owner === session.present) return { basketId, orderId, sessionId: null }
  // The basket was moved to an account since. The browser's user may be another person after its
  // owner signed out.
  if (found.account) return null

  const to = session.hash
  for (const from of [owner, session.present]) if (from && from !== to) await moveSession(tx, { from, to })

  return { basketId, orderId, sessionId: session.id }
}
