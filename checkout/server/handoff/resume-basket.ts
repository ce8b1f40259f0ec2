import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orders } from '@/db/schema'
import { hashSessionId, moveSession } from '../session/session'

export type ResumedBasket = { basketId: string; orderId: string | null; sessionId: string | null }

/**
 * The basket that this browser claimed before. When the answer with the session id never reached it, it gets the session
 * that follows its present one, and everything of the lost session and of its present one with it.
 */
export async function resumeBasket(
  tx: Connection,
  { resumeKey, sessionHash, sessionId }: { resumeKey: string; sessionHash: string | null; sessionId: string },
): Promise<ResumedBasket | null> {
  const [found] = await tx
    .select({ basketId: baskets.id, owner: baskets.sessionHash, orderId: orders.id })
    .from(baskets)
    .leftJoin(orders, eq(orders.basketId, baskets.id))
    .where(eq(baskets.resumeKey, resumeKey))
  if (!found) return null

  const { basketId, orderId, owner } = found
  if (owner === sessionHash) return { basketId, orderId, sessionId: null }

  const to = hashSessionId(sessionId)
  for (const from of [owner, sessionHash]) if (from && from !== to) await moveSession(tx, { from, to })

  return { basketId, orderId, sessionId }
}
