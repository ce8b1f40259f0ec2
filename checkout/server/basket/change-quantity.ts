import { and, eq } from 'drizzle-orm'
import { basketLines } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { leaveRooms } from '../waiting-room/leave-rooms'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ChangeQuantity = OfBasket & { sku: string; quantity: number }

/** More pieces than when the waiting room opened require a seat. */
export async function changeQuantity({ db, sessionHash }: TimelessBuyer, { sku, quantity, basketId }: ChangeQuantity) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await leaveRooms(tx, { ...own, sku, quantity })
    await tx
      .update(basketLines)
      .set({ quantity })
      .where(and(eq(basketLines.basketId, own.basketId), eq(basketLines.sku, sku)))
  })
}
