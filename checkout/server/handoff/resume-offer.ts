import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { customers, offers } from '@/db/schema'
import { moveSession, type NextSession } from '../session/session'
import type { ClaimedHandoff } from './claim-handoff'

/**
 * Returns the offer that this browser claimed before. When the response with the session id was
 * lost, the browser gets the next session with everything of the lost and the current one.
 */
export async function resumeOffer(
  tx: Connection,
  { resumeKey, session }: { resumeKey: string; session: NextSession },
): Promise<ClaimedHandoff | null> {
  const [row] = await tx
    .select({ productId: offers.productId, sku: offers.sku, owner: offers.sessionHash, account: customers.id })
    .from(offers)
    .leftJoin(customers, eq(customers.sessionHash, offers.sessionHash))
    .where(eq(offers.resumeKey, resumeKey))
  if (!row) return null

  const { productId, sku, owner } = row
  if (owner === session.present) return { productId, sku, sessionId: null }
  // The offer was moved to an account since. The browser's user may be another person after its
  // owner signed out.
  if (row.account) return null

  const to = session.hash
  for (const from of [owner, session.present]) if (from && from !== to) await moveSession(tx, { from, to })

  return { productId, sku, sessionId: session.id }
}
