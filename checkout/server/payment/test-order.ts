import { eq } from 'drizzle-orm'
import { orderEvents, orders, paymentAttempts, stockHolds } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { placeOrder } from '../order/place-order'
import { fillBasket, openShop } from '../test-shop'
import { startGateway } from './test-gateway'

const MORNING = new Date('2026-11-25T03:00:00Z')

/** So many minutes after the order was placed. */
export const after = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000)

/** A shop with one order of two serums that waits for its payment, and the gateway beside it. */
export async function placeTestOrder({ placedAt = MORNING } = {}) {
  const shop = await openShop()
  const partner = await startGateway()
  const basket = await fillBasket(shop.db)
  const { totals } = await quoteBasket(shop.db, { ...basket, now: placedAt })
  const { orderId } = await placeOrder(shop.db, { ...basket, expectedTotal: totals.total, now: placedAt })

  const read = async () => {
    const [order] = await shop.db.select().from(orders).where(eq(orders.id, orderId))
    const [hold] = await shop.db.select().from(stockHolds)
    const attempts = await shop.db.select().from(paymentAttempts).orderBy(paymentAttempts.number)
    const events = await shop.db.select().from(orderEvents).orderBy(orderEvents.id)

    return {
      status: order?.status,
      hold: hold?.state,
      attempts: attempts.map(({ state }) => state),
      events: events.map(({ kind }) => kind),
    }
  }

  return {
    ...shop,
    ...partner,
    orderId,
    sessionHash: basket.sessionHash,
    total: totals.total,
    providerOrderId: `${orderId}-1`,
    read,
  }
}
