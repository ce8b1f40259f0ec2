import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { couriers } from '@/db/schema'
import type { Buyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket, type OwnBasket } from './lock-open-basket'
import { quoteBasket, toQuote } from './quote-basket'
import { chooseAndReadBasket } from './read-basket'

type ChooseCourier = OfBasket & { shopId: string; courierCode: string }

/**
 * Chooses the courier of one shop's parcel. Returns the basket's quote with it.
 * @throws {DomainError} `courier_missing` when there is no such courier, `address_missing` without
 * an address, `parcel_missing` when the basket holds nothing of this shop.
 */
export async function chooseCourier({ db, now, sessionHash }: Buyer, { shopId, courierCode, basketId }: ChooseCourier) {
  const own = { basketId, sessionHash }
  const [head, ...more] = await chooseAndReadBasket(db, { ...own, shopId, courierCode })
  const chosen = [head, ...more].some((row) => row?.shop.id === shopId && row.courierCode)
  if (!head || !chosen) return sayWhyNot(db, { ...own, courierCode, now })
  const { totals } = toQuote([head, ...more], { ...own, now })

  return { totals }
}

type WhyNot = OwnBasket & { courierCode: string; now: Date }

async function sayWhyNot(db: Connection, { courierCode, now, ...own }: WhyNot): Promise<never> {
  await lockOpenBasketOrThrow(db, own)
  await assertKnownCourier(db, courierCode)
  const { delivery } = await quoteBasket(db, { ...own, now })
  if (!delivery) throw new DomainError('conflict', 'address_missing', 'an address comes first')
  throw new DomainError('not_found', 'parcel_missing', 'nothing in the basket is of this shop')
}

async function assertKnownCourier(db: Connection, courierCode: string) {
  const [courier] = await db.select({ code: couriers.code }).from(couriers).where(eq(couriers.code, courierCode))
  if (!courier) throw new DomainError('invalid', 'courier_missing', 'no such courier')
}
