import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { orderLines, orders, promos, returnLines, returns } from '@/db/schema'
import { placeTestOrder } from '../testing/test-order'
import { countPromotions } from './promotions'

const now = new Date('2026-11-27T03:00:00Z')

type Order = typeof orders.$inferSelect

/**
 * Places an order of two serums through the first promotion in this state, with `takenBack` pieces
 * returned. `named`: the row that names the promotion; the previous version's is the order.
 */
async function countWith(state: Partial<Order>, { takenBack = 0, named = 'line' } = {}) {
  const { db, orderId } = await placeTestOrder()
  let result: { commission: number; promotions: Awaited<ReturnType<typeof countPromotions>>['promotions'] } | undefined

  // Rolled back at the end: an order without a real payment would violate the invariants of all
  // orders.
  const undone = db.transaction(async (tx) => {
    await tx.update(orders).set(state).where(eq(orders.id, orderId))
    await tx.update(named === 'line' ? orderLines : orders).set({ promoId: 101 })
    const [line] = await tx.select().from(orderLines).where(eq(orderLines.orderId, orderId))
    const [promo] = await tx.select().from(promos).where(eq(promos.id, 101))
    if (!line || !promo) throw new Error('There is an order, and a promotion.')
    if (takenBack > 0) {
      const refund = takenBack * line.unitPrice
      const [answered] = await tx
        .insert(returns)
        .values({
          orderId,
          state: 'accepted',
          reason: 'damaged',
          note: 'Pecah',
          requestedAt: now,
          dueAt: now,
          answeredAt: now,
          refunded: refund,
        })
        .returning({ id: returns.id })
      await tx.insert(returnLines).values({ returnId: answered?.id ?? 0, orderId, sku: line.sku, quantity: takenBack })
    }
    const soldAmount = (line.quantity - takenBack) * line.unitPrice
    result = { commission: Math.floor((soldAmount * promo.commissionPercent) / 100), ...(await countPromotions(tx)) }
    throw new Undone()
  })
  await expect(undone).rejects.toBeInstanceOf(Undone)
  if (!result) throw new Error('Nothing was counted.')

  return result
}

class Undone extends Error {}

type ExpectedCounts = Record<'orders' | 'done' | 'earned' | 'pending', number | 'all'>

test.each<[string, Partial<Order>, ExpectedCounts]>([
  ['waits for its payment', { status: 'awaiting_payment' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
  ['is paid', { status: 'paid' }, { orders: 1, done: 0, earned: 0, pending: 'all' }],
  [
    'is on its way, and is paid at the door',
    { status: 'shipped', paymentWay: 'cod' },
    { orders: 0, done: 0, earned: 0, pending: 0 },
  ],
  ['is done, and may be returned', { status: 'done' }, { orders: 1, done: 1, earned: 0, pending: 'all' }],
  ['is done for good', { status: 'done', allocatedAt: now }, { orders: 1, done: 1, earned: 'all', pending: 0 }],
  ['is cancelled', { status: 'cancelled' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
  ['gave its money back', { status: 'shipped', flag: 'refunded' }, { orders: 0, done: 0, earned: 0, pending: 0 }],
])('an order that %s counts for its promotion code as far as it was sold', async (_, state, expected) => {
  const { commission, promotions } = await countWith(state)

  const worth = Object.entries(expected).map(([name, value]) => [name, value === 'all' ? commission : value])
  expect(commission).toBeGreaterThan(0)
  expect(promotions.reduce((sum, { orders }) => sum + orders, 0)).toBe(expected.orders)
  expect(promotions.find(({ code }) => code === 'RANI-AYU')).toMatchObject({
    creator: 'rani',
    ...Object.fromEntries(worth),
  })
})

test('an order of the previous version earns its commission', async () => {
  const { commission, promotions } = await countWith({ status: 'paid' }, { named: 'order' })

  expect(promotions.find(({ code }) => code === 'RANI-AYU')).toMatchObject({ orders: 1, pending: commission })
})

test('returned goods earn no commission', async () => {
  const whole = await countWith({ status: 'done', allocatedAt: now })
  const half = await countWith({ status: 'done', allocatedAt: now }, { takenBack: 1 })

  expect(half.commission).toBeLessThan(whole.commission)
  expect(half.promotions.find(({ code }) => code === 'RANI-AYU')).toMatchObject({ earned: half.commission, pending: 0 })
})
