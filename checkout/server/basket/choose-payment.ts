import { eq } from 'drizzle-orm'
import { baskets } from '@/db/schema'
import type { TimelessBuyer } from '../context'
import { lockOpenBasketOrThrow, type OfBasket } from './lock-open-basket'

type ChoosePayment = OfBasket & { paymentWay: typeof baskets.$inferSelect.paymentWay }

/**
 * How the basket will be paid. Whether it can be paid at the door is decided when it is ordered.
 * @throws {DomainError} `basket_missing` or `basket_ordered`.
 */
export async function choosePayment({ db, sessionHash }: TimelessBuyer, { paymentWay, basketId }: ChoosePayment) {
  const own = { basketId, sessionHash }
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx.update(baskets).set({ paymentWay }).where(eq(baskets.id, own.basketId))
  })
}
