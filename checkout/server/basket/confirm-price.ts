import { and, eq } from 'drizzle-orm'
import { basketLines } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ConfirmPrice = OfBasket & { sku: string; amount: number }

/** The buyer agrees to the price that was shown, and to no other: should it rise again, the shop asks again. */
export async function confirmPrice({ db, sessionHash }: TimelessBuyer, { sku, amount, basketId }: ConfirmPrice) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx
      .update(basketLines)
      .set({ confirmedAmount: amount })
      .where(and(eq(basketLines.basketId, own.basketId), eq(basketLines.sku, sku)))
  })
}
