import type { HandoffClaims } from '@jembatan/contract/handoff'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { basketLines, baskets, promos, variants } from '@/db/schema'
import { hashSessionId, moveSession } from '../session/session'

type OpenClaimedBasket = {
  claims: HandoffClaims
  productId: string
  resumeKey: string
  sessionHash: string | null
  sessionId: string
  now: Date
}

/** A buy-now basket of its own, under the session that follows, with everything of the one before. */
export async function openClaimedBasket(
  tx: Connection,
  { claims, productId, resumeKey, sessionHash, sessionId, now }: OpenClaimedBasket,
) {
  const fresh = hashSessionId(sessionId)
  if (sessionHash) await moveSession(tx, { from: sessionHash, to: fresh })

  const [basket] = await tx
    .insert(baskets)
    .values({
      sessionHash: fresh,
      issuer: claims.iss,
      promoId: await creditedPromo(tx, { promo: claims.promo, productId }),
      resumeKey,
      createdAt: now,
    })
    .returning({ id: baskets.id })
  if (!basket) throw new Error('the basket was not returned')
  const [seenAmount] = claims.seen
  await tx.insert(basketLines).values({ basketId: basket.id, sku: claims.sku, quantity: claims.qty, seenAmount })

  return { basketId: basket.id, orderId: null, sessionId }
}

/** A promotion earns for its own product only, in whichever size or colour. */
async function creditedPromo(tx: Connection, { promo, productId }: { promo: number; productId: string }) {
  const [known] = await tx
    .select({ id: promos.id })
    .from(promos)
    .innerJoin(variants, eq(variants.sku, promos.sku))
    .where(and(eq(promos.id, promo), eq(variants.productId, productId)))

  return known?.id ?? null
}
