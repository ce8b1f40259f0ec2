import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { baskets } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import type { OfBasket } from './lock-open-basket'

/**
 * Deletes an open basket with its address. An ordered basket stays.
 * @throws {DomainError} `basket_missing`, also for an ordered basket and another session's.
 */
export async function removeBasket({ db, sessionHash }: TimelessBuyer, { basketId }: OfBasket) {
  const removed = await db
    .delete(baskets)
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open')))
    .returning({ id: baskets.id })
  if (removed.length === 0) throw new DomainError('not_found', 'basket_missing', 'this session has no such open basket')
}
