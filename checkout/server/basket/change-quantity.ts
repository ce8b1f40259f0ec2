import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { basketLines } from '@/db/schema'
import { leaveRooms } from '../waiting-room/leave-rooms'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type ChangeQuantity = OwnBasket & { sku: string; quantity: number }

/** More pieces than were there when a waiting room opened need a seat in it. */
export async function changeQuantity(db: Database, { sku, quantity, ...own }: ChangeQuantity) {
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await leaveRooms(tx, { ...own, sku, quantity })
    await tx
      .update(basketLines)
      .set({ quantity })
      .where(and(eq(basketLines.basketId, own.basketId), eq(basketLines.sku, sku)))
  })
}
