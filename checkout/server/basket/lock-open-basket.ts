import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets } from '@/db/schema'

export type OwnBasket = { basketId: string; sessionHash: string }

/**
 * Locks a basket of this session for a change. An order that is being placed on it goes first, or waits.
 * @throws {DomainError} `basket_missing` or `basket_ordered`.
 */
export async function lockOpenBasketOrThrow(tx: Connection, { basketId, sessionHash }: OwnBasket) {
  const [basket] = await tx
    .select({ state: baskets.state })
    .from(baskets)
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash)))
    .for('update')
  if (!basket) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')
  if (basket.state === 'ordered') throw new DomainError('conflict', 'basket_ordered', 'the basket is ordered already')
}
