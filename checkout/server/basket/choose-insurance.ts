import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { basketCouriers } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type ChooseInsurance = OwnBasket & { shopId: string; insured: boolean }

/**
 * Insures the parcel of one shop on its way, or no more. Never by itself.
 * @throws {DomainError} `courier_missing` when nobody is chosen who brings it; `basket_missing`; `basket_ordered`.
 */
export async function chooseInsurance(db: Database, { shopId, insured, ...own }: ChooseInsurance) {
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
