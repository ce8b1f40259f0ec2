import { eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { baskets } from '@/db/schema'
import { lockOpenBasketOrThrow, type OwnBasket } from './lock-open-basket'

type ChoosePayment = OwnBasket & { paymentWay: typeof baskets.$inferSelect.paymentWay }

/**
 * How the basket will be paid. Whether it can be paid at the door is decided when it is ordered.
 * @throws {DomainError} `basket_missing` or `basket_ordered`.
 */
export async function choosePayment(db: Database, { paymentWay, ...own }: ChoosePayment) {
  await db.transaction(async (tx) => {
    await lockOpenBasketOrThrow(tx, own)
    await tx.update(baskets).set({ paymentWay }).where(eq(baskets.id, own.basketId))
  })
}
