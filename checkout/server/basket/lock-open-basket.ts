import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets } from '@/db/schema'

export type OfBasket = { basketId: string }
export type OwnBasket = OfBasket & { sessionHash: string }

/**
 * Locks a basket of this session for a change and increments its version. Serialises with a
 * concurrent placement.
 * @throws {DomainError} `basket_missing` or `basket_ordered`.
 */
export async function lockOpenBasketOrThrow(tx: Connection, { basketId, sessionHash }: OwnBasket) {
  const own = and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash))
  const locked = await tx
    .update(baskets)
    .set({ version: sql`${baskets.version} + 1` })
    .where(and(own, eq(baskets.state, 'open')))
    .returning({ id: baskets.id })
  if (locked.length > 0) return

  const [basket] = await tx.select({ id: baskets.id }).from(baskets).where(own)
  if (!basket) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')
  throw new DomainError('conflict', 'basket_ordered', 'the basket is ordered already')
}
