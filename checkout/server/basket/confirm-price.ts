import { and, eq } from 'drizzle-orm'
import { basketLines } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ConfirmPrice = OfBasket & { sku: string; amount: number }

/** Records the buyer's consent to the displayed price only: a further rise needs a new consent. */
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
