import { DomainError } from '@jembatan/platform/errors'
import { basketCouriers } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'
import { quoteBasket } from './quote-basket'

type ChooseInsurance = OfBasket & { shopId: string; insured: boolean }

/**
 * Adds or removes the insurance of one shop's parcel, and keeps its courier. Never preselected.
 * @throws {DomainError} `courier_missing` while the parcel has none; `basket_missing`;
 * `basket_ordered`.
 */
export async function chooseInsurance({ db, sessionHash, now }: Buyer, { shopId, insured, basketId }: ChooseInsurance) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    const { parcels } = await quoteBasket(tx, { ...own, now })
    const courier = parcels.find(({ shop }) => shop.id === shopId)?.courier
    if (!courier) throw new DomainError('conflict', 'courier_missing', 'the parcel has no courier')
    await tx
      .insert(basketCouriers)
      .values({ basketId, shopId, courierCode: courier.code, insured })
      .onConflictDoUpdate({ target: [basketCouriers.basketId, basketCouriers.shopId], set: { insured } })
  })
}
