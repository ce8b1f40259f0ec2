import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { basketLines } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type ConfirmPrice = OwnBasket & { sku: string; amount: number }

/** The buyer agrees to the price that was shown, and to no other: should it rise again, the shop asks again. */
export async function confirmPrice(db: Database, { sku, amount, ...own }: ConfirmPrice) {
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx
      .update(basketLines)
      .set({ confirmedAmount: amount })
      .where(and(eq(basketLines.basketId, own.basketId), eq(basketLines.sku, sku)))
  })
}
