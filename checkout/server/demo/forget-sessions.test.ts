import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { baskets, cartLines, orders } from '@/db/schema'
import { addToCart } from '../cart/add-to-cart'
import { newSessionId } from '../session/cookies'
import { hashSessionId, moveSession } from '../session/session'
import { fillBasket, stockOf } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { forgetSessions } from './forget-sessions'

test('unpaid orders of a session are cancelled, its baskets closed, and its id opens nothing any more', async () => {
  const { db, gateway, sessionHash, ...order } = await placeTestOrder()
  const [session, neighbour] = [newSessionId(), newSessionId()]
  await moveSession(db, { from: sessionHash, to: hashSessionId(session) })
  await fillBasket(db, { sessionHash: hashSessionId(session) })
  for (const of of [session, neighbour])
    await addToCart({ db, sessionHash: hashSessionId(of), now: after(0) }, { sku: 'AYU-SERUM', quantity: 1 })
  const theirs = await fillBasket(db, { sessionHash: hashSessionId(neighbour) })

  const forgotten = await forgetSessions(db, gateway, { sessions: [session], now: after(1) })

  expect(forgotten).toEqual({ orders: 1, baskets: 1 })
  expect(await order.read()).toMatchObject({ status: 'cancelled', hold: 'released' })
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await db.$count(orders, eq(orders.sessionHash, hashSessionId(session)))).toBe(0)
  expect(await db.select({ id: baskets.id }).from(baskets).where(eq(baskets.state, 'open'))).toEqual([
    { id: theirs.basketId },
  ])
  expect(await db.select().from(cartLines)).toMatchObject([{ sessionHash: hashSessionId(neighbour) }])
})

test('an order placed by another session stays, though this one looked it up', async () => {
  const { db, gateway, ...order } = await placeTestOrder()

  expect(await forgetSessions(db, gateway, { sessions: [newSessionId()], now: after(1) })).toEqual({
    orders: 0,
    baskets: 0,
  })
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held' })
})
