import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { basketCouriers } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ChooseInsurance = OfBasket & { shopId: string; insured: boolean }

/**
 * Adds or removes the insurance of one shop's parcel. Never preselected.
 * @throws {DomainError} `courier_missing` before a courier is chosen; `basket_missing`;
 * `basket_ordered`.
 */
export async function chooseInsurance(
  { db, sessionHash }: TimelessBuyer,
  { shopId, insured, basketId }: ChooseInsurance,
) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    const chosen = await tx
      .update(basketCouriers)
      .set({ insured })
      .where(and(eq(basketCouriers.basketId, own.basketId), eq(basketCouriers.shopId, shopId)))
      .returning({ shopId: basketCouriers.shopId })
    if (chosen.length === 0) throw new DomainError('conflict', 'courier_missing', 'nobody is chosen who brings it')
  })
}
