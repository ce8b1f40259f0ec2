import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { areas, basketDeliveries } from '@/db/schema'
import { parseAddress, type TypedAddress } from '../delivery/parse-address'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type SaveAddress = OwnBasket & { address: TypedAddress; now: Date }

/**
 * Where the basket goes. A courier that was chosen stays chosen.
 * @throws {DomainError} `address_invalid` with what is wrong at each field.
 */
export async function saveAddress(db: Database, { address, now, ...own }: SaveAddress) {
  const parsed = parseAddress(address)
  await db.transaction(async (tx) => {
    await pipeline(lockOpenBasketOrThrow(tx, own), assertKnownArea(tx, parsed.areaId))
    const delivery = { ...parsed, updatedAt: now }
    await tx
      .insert(basketDeliveries)
      .values({ basketId: own.basketId, ...delivery })
      .onConflictDoUpdate({ target: basketDeliveries.basketId, set: delivery })
  })
}

async function assertKnownArea(tx: Connection, areaId: string) {
  const [known] = await tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
  if (!known) throw new DomainError('invalid', 'address_invalid', 'no such area', { areaId: 'missing' })
}
