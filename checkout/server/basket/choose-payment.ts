import { eq } from 'drizzle-orm'
import { baskets } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ChoosePayment = OfBasket & { paymentWay: typeof baskets.$inferSelect.paymentWay }

/**
 * Chooses the payment way. Placing the order decides whether COD is allowed.
 * @throws {DomainError} `basket_missing` or `basket_ordered`.
 */
export async function choosePayment({ db, sessionHash }: TimelessBuyer, { paymentWay, basketId }: ChoosePayment) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx.update(baskets).set({ paymentWay }).where(eq(baskets.id, own.basketId))
  })
}
