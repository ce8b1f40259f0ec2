import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

/**
 * Removes a line from a basket. The only line stays, since a basket without lines is removed whole.
 * @throws {DomainError} `basket_line_only`, also for a line that is not in the basket.
 */
export async function removeLine({ db, sessionHash }: TimelessBuyer, { sku, basketId }: OfBasket & { sku: string }) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    const removed = await tx.execute(sql`
      delete from basket_lines where basket_id = ${own.basketId} and sku = ${sku}
        and exists (select from basket_lines as other where other.basket_id = ${own.basketId} and other.sku <> ${sku})
      returning sku`)
    if (removed.length === 0) throw new DomainError('conflict', 'basket_line_only', 'there is no other line')
  })
}
