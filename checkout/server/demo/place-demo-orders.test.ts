import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { customers, orders } from '@/db/schema'
import { listOpenBaskets } from '../basket/list-open-baskets'
import { quoteBasket } from '../basket/quote-basket'
import { countOrders } from '../order-view/list-orders'
import { placeOrder } from '../placement/place-order'
import { fillBasket, openShop, setStock, stockOf } from '../testing/open-world'
import { after } from '../testing/test-order'
import { placeDemoOrders } from './place-demo-orders'

test('a demo identity has orders in several states, once, however often it signs in', async () => {
  const { db } = await openShop()
  const customerId = 'pembeli-hendra'
  const signIn = () => placeDemoOrders({ db, now: after(0) }, { customerId })

  await Promise.all([signIn(), signIn()])
  await signIn()

  const [customer] = await db.select().from(customers).where(eq(customers.id, customerId))
  expect(await countOrders({ db, sessionHash: customer?.sessionHash ?? '' })).toEqual({
    unpaid: 0,
    packing: 2,
    shipped: 1,
    arrived: 1,
    review: 1,
  })
})

test('a later sign-in places the orders that an earlier one could not, and no other twice', async () => {
  const { db } = await openShop()
  const customerId = 'pembeli-hendra'
  const sku = 'SENJA-KOPI-250G'
  const stock = (await stockOf(db, sku)) ?? 0
  const countAfterSignIn = async () => {
    await placeDemoOrders({ db, now: after(0) }, { customerId })

    return db.$count(orders, inArray(orders.sessionHash, hashOf(db, customerId)))
  }

  await setStock(db, sku, 0)
  const first = await countAfterSignIn()
  const [customer] = await db.select().from(customers).where(eq(customers.id, customerId))
  const basketsLeft = await listOpenBaskets({ db, sessionHash: customer?.sessionHash ?? '' })
  await setStock(db, sku, stock)

  expect(first).toBe(3)
  expect(basketsLeft).toEqual({ baskets: [], count: 0 })
  expect(await countAfterSignIn()).toBe(4)
  expect(await countAfterSignIn()).toBe(4)
})

test('an item whose part is held by unpaid orders is placed by a later sign-in', async () => {
  const { db } = await openShop()
  const customerId = 'pembeli-hendra'
  const sku = 'LUMBARA-PIRING-SET'
  await setStock(db, sku, 4)
  const visitor = await fillBasket(db, { lines: [{ sku, quantity: 1 }] })
  const { totals } = await quoteBasket(db, { ...visitor, now: after(0) })
  await placeOrder(db, { ...visitor, expectedTotal: totals.total, now: after(0) })
  const countAfterSignIn = async () => {
    await placeDemoOrders({ db, now: after(0) }, { customerId })

    return db.$count(orders, inArray(orders.sessionHash, hashOf(db, customerId)))
  }

  expect(await countAfterSignIn()).toBe(3)
  await setStock(db, sku, 20)
  expect(await countAfterSignIn()).toBe(4)
})

const hashOf = (db: Connection, id: string) =>
  db.select({ sessionHash: customers.sessionHash }).from(customers).where(eq(customers.id, id))
