import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { couriers } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'
import { toQuote } from './quote-basket'
import { chooseAndReadBasket } from './read-basket'

type ChooseCourier = OwnBasket & { courierCode: string; now: Date }

/**
 * Answers what the basket costs with this courier.
 * @throws {DomainError} `courier_missing` when there is no such courier, `address_missing` when there is no address yet.
 */
export async function chooseCourier(db: Connection, { courierCode, now, ...own }: ChooseCourier) {
  const [head, ...more] = await chooseAndReadBasket(db, { ...own, courierCode })
  if (!head?.courier) return sayWhyNot(db, { ...own, courierCode })
  const { totals } = toQuote([head, ...more], { ...own, now })

  return { totals }
}

async function sayWhyNot(db: Connection, { courierCode, ...own }: Omit<ChooseCourier, 'now'>): Promise<never> {
  await lockOpenBasketOrThrow(db, own)
  await assertKnownCourier(db, courierCode)
  throw new DomainError('conflict', 'address_missing', 'an address comes first')
}

async function assertKnownCourier(db: Connection, courierCode: string) {
  const [known] = await db.select({ code: couriers.code }).from(couriers).where(eq(couriers.code, courierCode))
  if (!known) throw new DomainError('invalid', 'courier_missing', 'no such courier')
}
