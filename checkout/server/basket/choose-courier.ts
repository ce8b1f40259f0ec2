import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { basketDeliveries, couriers } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'
import { quoteBasket } from './quote-basket'

type ChooseCourier = OwnBasket & { courierCode: string; now: Date }

/**
 * Answers what the basket costs with this courier.
 * @throws {DomainError} `courier_missing` when there is no such courier, `address_missing` when there is no address yet.
 */
export async function chooseCourier(db: Database, { courierCode, now, ...own }: ChooseCourier) {
  return db.transaction(async (tx) => {
    await pipeline(lockOpenBasketOrThrow(tx, own), assertKnownCourier(tx, courierCode))
    const chosen = await tx
      .update(basketDeliveries)
      .set({ courierCode })
      .where(eq(basketDeliveries.basketId, own.basketId))
      .returning({ basketId: basketDeliveries.basketId })
    if (chosen.length === 0) throw new DomainError('conflict', 'address_missing', 'an address comes first')
    const { totals } = await quoteBasket(tx, { ...own, now })

    return { totals }
  })
}

async function assertKnownCourier(tx: Connection, courierCode: string) {
  const [known] = await tx.select({ code: couriers.code }).from(couriers).where(eq(couriers.code, courierCode))
  if (!known) throw new DomainError('invalid', 'courier_missing', 'no such courier')
}
