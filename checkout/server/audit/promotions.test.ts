import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orders, promos } from '@/db/schema'
import { placeTestOrder } from '../test-order'
import { countPromotions } from './promotions'

type Order = typeof orders.$inferSelect

type Counted = Record<'orders' | 'done' | 'earned' | 'pending', number | 'all'>

test.each<[string, Partial<Order>, Counted]>([
  ['waits for its payment', { status: 'awaiting_payment' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
  ['is paid', { status: 'paid' }, { orders: 1, done: 0, earned: 0, pending: 'all' }],
  ['is done', { status: 'done' }, { orders: 1, done: 1, earned: 'all', pending: 0 }],
  ['is cancelled', { status: 'cancelled' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
  ['gave its money back', { status: 'shipped', flag: 'refunded' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
])('an order that %s counts for its promotion code as far as it was sold', async (_, state, counted) => {
  const { db, orderId } = await placeTestOrder()
  const promo = { code: 'RANI-AYU', creator: 'rani' }

  // Undone at the end: an order that was only said to be paid breaks what is true of all orders.
  const undone = db.transaction(async (tx) => {
    const [order] = await tx
      .update(orders)
      .set({ ...state, promoId: 101 })
      .where(eq(orders.id, orderId))
      .returning()
    const [{ commissionPercent } = { commissionPercent: 0 }] = await tx
      .select()
      .from(promos)
      .where(eq(promos.id, order?.promoId ?? 0))
    const commission = Math.floor(((order?.subtotal ?? 0) * commissionPercent) / 100)
    const worth = Object.entries(counted).map(([name, value]) => [name, value === 'all' ? commission : value])

    const { promotions } = await countPromotions(tx)

    expect(commission).toBeGreaterThan(0)
    expect(promotions.reduce((sum, { orders }) => sum + orders, 0)).toBe(counted.orders)
    expect(promotions.find(({ code }) => code === promo.code)).toMatchObject({ ...promo, ...Object.fromEntries(worth) })
    throw new Undone()
  })
  await expect(undone).rejects.toBeInstanceOf(Undone)
})

class Undone extends Error {}
