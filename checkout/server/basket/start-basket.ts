import type { Database } from '@/db/connect'
import { basketLines, baskets } from '@/db/schema'
import { findItem } from '../catalogue/find-item'
import { hashSessionId, newSessionId } from '../session/session'

type StartBasket = { sku: string; quantity: number; sessionHash: string | null }

/**
 * A buy-now basket from the shop's own pages, at the price that they showed. `sessionId` is for the browser to keep;
 * null when it has one already.
 * @throws {DomainError} `item_unavailable` when no such item was ever sold.
 */
export async function startBasket(db: Database, { sku, quantity, sessionHash }: StartBasket) {
  const { price } = await findItem(db, sku)
  const session = sessionHash ? { hash: sessionHash, id: null } : openSession()

  return db.transaction(async (tx) => {
    const [basket] = await tx.insert(baskets).values({ sessionHash: session.hash }).returning({ id: baskets.id })
    if (!basket) throw new Error('the basket was not returned')
    await tx.insert(basketLines).values({ basketId: basket.id, sku, quantity, seenAmount: price })

    return { basketId: basket.id, sessionId: session.id }
  })
}

function openSession() {
  const id = newSessionId()

  return { id, hash: hashSessionId(id) }
}
