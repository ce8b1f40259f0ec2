import { and, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { basketLines } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type ChangeQuantity = OwnBasket & { sku: string; quantity: number }

export async function changeQuantity(db: Database, { sku, quantity, ...own }: ChangeQuantity) {
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx
      .update(basketLines)
      .set({ quantity })
      .where(and(eq(basketLines.basketId, own.basketId), eq(basketLines.sku, sku)))
  })
}
