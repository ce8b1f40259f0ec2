import { DomainError } from '@jembatan/platform/errors'
import { eq, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { couriers } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'
import { quoteBasket } from './quote-basket'

type ChooseCourier = OwnBasket & { courierCode: string; now: Date }

/**
 * Answers what the basket costs with this courier.
 * @throws {DomainError} `courier_missing` when there is no such courier, `address_missing` when there is no address yet.
 */
export async function chooseCourier(db: Database, { courierCode, now, ...own }: ChooseCourier) {
  if (!(await choose(db, { ...own, courierCode }))) return sayWhyNot(db, { ...own, courierCode })
  const { totals } = await quoteBasket(db, { ...own, now })

  return { totals }
}

type Choose = OwnBasket & { courierCode: string }

/** One statement, under the basket's lock. */
async function choose(db: Connection, { basketId, sessionHash, courierCode }: Choose) {
  const chosen = await db.execute(sql`
    with basket as (
      select id from baskets
      where id = ${basketId} and session_hash = ${sessionHash} and state = 'open' for update
    )
    update basket_deliveries set courier_code = couriers.code
    from basket, couriers where basket_id = basket.id and couriers.code = ${courierCode}
    returning basket_id`)

  return chosen.length > 0
}

async function sayWhyNot(db: Connection, { courierCode, ...own }: Choose): Promise<never> {
  await lockOpenBasketOrThrow(db, own)
  await assertKnownCourier(db, courierCode)
  throw new DomainError('conflict', 'address_missing', 'an address comes first')
}

async function assertKnownCourier(db: Connection, courierCode: string) {
  const [known] = await db.select({ code: couriers.code }).from(couriers).where(eq(couriers.code, courierCode))
  if (!known) throw new DomainError('invalid', 'courier_missing', 'no such courier')
}
