import { isDatabaseAway } from '@jembatan/platform/database-away'
import { and, eq, sum } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import {
  basketCouriers,
  basketDeliveries,
  baskets,
  buyerMessages,
  orderLines,
  orderParcels,
  orderReaders,
  orders,
  paymentAttempts,
  stockHolds,
  variants,
} from '@/db/schema'
import { formatMoney } from '@/i18n/format-money'
import { openSilentProxy } from '../../../tools/dev/postgres/silent-proxy'
import { changeQuantity } from '../basket/change-quantity'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { addToCart } from '../cart/add-to-cart'
import { checkOutCart } from '../cart/check-out-cart'
import { showCart } from '../cart/show-cart'
import { listOutbox } from '../mail/list-outbox'
import { fillBasket, openShop, setStock, stockOf } from '../testing/open-world'
import { placeTestOrder, TEST_PHONE } from '../testing/test-order'
import { placeOrder } from './place-order'

const now = new Date('2026-11-25T03:00:00Z')

async function readyToOrder(db: Parameters<typeof fillBasket>[0], filled?: Parameters<typeof fillBasket>[1]) {
  const basket = await fillBasket(db, filled)
  const { totals } = await quoteBasket(db, { ...basket, now })

  return { ...basket, expectedTotal: totals.total, now }
}

/** Connects through a proxy that can lose answers; a statement fails after half a second. */
async function connectUnsteadily(url: string) {
  const proxy = await openSilentProxy(url)
  const { db, sql } = connect(proxy.url, { deadlineMs: 500 })
  onTestFinished(() => sql.end({ timeout: 0 }).then(proxy.close))

  return { db, proxy }
}

test('an order keeps what was agreed, holds the goods and records the attempt before any request to the gateway', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)

  const { orderId } = await placeOrder(db, basket)

  const [order] = await db.select().from(orders)
  expect(order).toMatchObject({
    id: orderId,
    status: 'awaiting_payment',
    total: basket.expectedTotal,
    village: 'Menteng',
  })
  expect(await db.select().from(orderLines)).toMatchObject([{ sku: 'AYU-SERUM', unitPrice: 129_000, quantity: 2 }])
  expect(await db.select().from(stockHolds)).toMatchObject([{ quantity: 2, state: 'held' }])
  expect(await db.select().from(paymentAttempts)).toMatchObject([
    { providerOrderId: `${orderId}-1`, state: 'creating', amount: basket.expectedTotal },
  ])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
})

const SKUS = ['AYU-SERUM', 'WANGI-SOAP', 'KALA-MUG', 'RASA-BATIK-BIRU', 'HIJAU-POT']

test('for any goods of any shops, lines add up to parcels, parcels to the order, and the order to the charge', async () => {
  const anyLines = fc
    .tuple(fc.shuffledSubarray(SKUS, { minLength: 1 }), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5 }))
    .map(([skus, quantities]) => skus.map((sku, index) => ({ sku, quantity: quantities[index] ?? 1 })))

  await fc.assert(
    fc.asyncProperty(anyLines, async (lines) => {
      const { db } = await openShop()
      const basket = await readyToOrder(db, { lines })
      const { orderId, turn } = await placeOrder(db, { ...basket, asksForPage: true })
      const parcels = await db.select().from(orderParcels).where(eq(orderParcels.orderId, orderId))
      const [order] = await db.select().from(orders)
      const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
      const placed = await db.select().from(orderLines)

      for (const { shopId, subtotal } of parcels) {
        const own = placed.filter((line) => line.shopId === shopId)
        expect(total(own.map(({ unitPrice, quantity }) => unitPrice * quantity))).toBe(subtotal)
      }
      expect(total(parcels.map(({ subtotal }) => subtotal))).toBe(order?.subtotal)
      expect(total(parcels.map(({ shipping }) => shipping))).toBe(order?.shipping)
      expect(total(turn?.charge.items.map(({ price }) => price) ?? [])).toBe(order?.total)
      expect(turn?.charge.amount).toBe(basket.expectedTotal)
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('an order that is placed is polled half a minute later, and the queue has no job for it', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)

  await placeOrder(db, basket)

  const [order] = await db.select().from(orders)
  expect((order?.nextPollAt.getTime() ?? 0) - basket.now.getTime()).toBe(30_000)
  expect(await db.execute('select key from graphile_worker.jobs')).toEqual([])
})

test('a buyer with an email gets one email with amount, deadline and link, and others get none', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db, { email: 'galuh@pembeli.example' })
  const { orderId } = await placeOrder(db, basket)
  await placeOrder(db, basket)
  await placeOrder(db, await readyToOrder(db))

  const emails = await listOutbox(db, { sessions: [basket.sessionHash], origin: 'http://pasar.localhost', secret: '' })

  expect(await db.$count(buyerMessages)).toBe(1)
  expect(emails).toEqual([
    expect.objectContaining({ to: 'galuh@pembeli.example', subject: expect.stringMatching(/^Menunggu pembayaran: /) }),
  ])
  for (const part of [formatMoney(basket.expectedTotal), '25 Nov, 11.00 WIB', `/orders/${orderId}`])
    expect(emails[0]?.text).toContain(part)
})

test('a double click makes one order', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)

  const placed = await Promise.all([placeOrder(db, basket), placeOrder(db, basket), placeOrder(db, basket)])

  expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
})

test('an order whose writing is not acknowledged fails as away, and the same click finds it', async () => {
  const { db, url } = await openShop()
  const basket = await readyToOrder(db, { phone: TEST_PHONE })
  const { db: unsteady, proxy } = await connectUnsteadily(url)
  // No statement before the one that writes the order has the phone as a parameter.
  const written = proxy.loseAnswersFrom(TEST_PHONE)

  const failure = await placeOrder(unsteady, basket).catch((error: unknown) => error)
  await written
  proxy.recover()
  const { orderId } = await placeOrder(unsteady, basket)

  expect(isDatabaseAway(failure)).toBe(true)
  expect(await db.select({ id: orders.id }).from(orders)).toEqual([{ id: orderId }])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
})

test('a hundred buyers of twenty pieces get exactly twenty, and the rest are refused before they pay', async () => {
  const { db, orderId, arrive } = await placeTestOrder()
  await arrive()
  await setStock(db, 'KALA-MUG', 20)
  const lines = [{ sku: 'KALA-MUG', quantity: 1 }]
  const buyers = await Promise.all(Array.from({ length: 100 }, () => readyToOrder(db, { lines, phone: TEST_PHONE })))
  // Each has opened the order that arrived, so that the part of unproven phones limits none.
  await db.insert(orderReaders).values(buyers.map(({ sessionHash }) => ({ orderId, sessionHash })))

  const answers = await Promise.allSettled(buyers.map((basket) => placeOrder(db, basket)))

  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused.every(({ reason }) => reason.code === 'out_of_stock')).toBe(true)
  expect(refused).toHaveLength(80)
  expect(await stockOf(db, 'KALA-MUG')).toBe(0)
  const [held] = await db
    .select({ pieces: sum(stockHolds.quantity).mapWith(Number) })
    .from(stockHolds)
    .where(eq(stockHolds.sku, 'KALA-MUG'))
  expect(held?.pieces).toBe(20)
  expect(await db.$count(orders, eq(orders.status, 'awaiting_payment'))).toBe(20)
})

test('two buyers of the same two things in either order both get them', async () => {
  const { db } = await openShop()
  const there = [
    { sku: 'KALA-MUG', quantity: 1 },
    { sku: 'RASA-BATIK-BIRU', quantity: 1 },
  ]
  for (const { sku } of there) await setStock(db, sku, 100)
  const baskets = await Promise.all(
    Array.from({ length: 12 }, (_, turn) => readyToOrder(db, { lines: turn % 2 ? there : there.toReversed() })),
  )

  const placed = await Promise.all(baskets.map((basket) => placeOrder(db, basket)))

  expect(placed).toHaveLength(12)
})

test('an order takes all of its pieces or none', async () => {
  const { db } = await openShop()
  const lines = [
    { sku: 'AYU-SERUM', quantity: 1 },
    { sku: 'WANGI-SOAP', quantity: 3 },
  ]
  const basket = await readyToOrder(db, { lines })
  await setStock(db, 'WANGI-SOAP', 0)

  await expect(placeOrder(db, basket)).rejects.toMatchObject({ code: 'out_of_stock' })

  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await db.select().from(orders)).toHaveLength(0)
})

test('ordered lines leave the cart, and a buy-now order leaves the cart unchanged', async () => {
  const { db } = await openShop()
  const sessionHash = 'collector'
  for (const sku of ['AYU-SERUM', 'KALA-MUG']) await addToCart({ db, sessionHash, now }, { sku, quantity: 1 })
  const inCart = async () =>
    (await showCart({ db, sessionHash })).shops.flatMap(({ lines }) => lines.map(({ sku }) => sku)).sort()
  const readyOrder = await readyToOrder(db, { sessionHash })
  const collected = await readyToOrder(db, { sessionHash })
  await db.update(baskets).set({ fromCart: true }).where(eq(baskets.id, collected.basketId))

  await placeOrder(db, readyOrder)
  const afterBuyNow = await inCart()
  await placeOrder(db, collected)

  expect(afterBuyNow).toEqual(['AYU-SERUM', 'KALA-MUG'])
  expect(await inCart()).toEqual(['KALA-MUG'])
})

test('a cart that is worth more than one order takes is refused whole, and ordered in parts', async () => {
  const { db } = await openShop()
  const sessionHash = 'dear'
  await db.update(variants).set({ price: 250_000_000 }).where(eq(variants.sku, 'AYU-SERUM'))
  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 10 })
  const { basketId } = await checkOutCart({ db, sessionHash })
  await copyDelivery(db, { to: basketId })
  const own = { basketId, sessionHash }
  const order = async () => {
    const { totals } = await quoteBasket(db, { ...own, now })
    return placeOrder(db, { ...own, expectedTotal: totals.total, now })
  }

  await expect(order()).rejects.toMatchObject({ kind: 'conflict', code: 'order_above_limit' })
  expect(await db.select().from(orders)).toEqual([])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  expect(await showCart({ db, sessionHash })).toMatchObject({ chosen: { pieces: 10, amount: 2_500_000_000 } })
  await changeQuantity({ db, ...own }, { ...own, sku: 'AYU-SERUM', quantity: 3 })
  await order()

  expect(await db.select().from(orders)).toMatchObject([{ subtotal: 750_000_000 }])
  expect(await showCart({ db, sessionHash })).toMatchObject({ chosen: { pieces: 7, amount: 1_750_000_000 } })
})

test('pieces that another tab adds while a cart is ordered stay in it', async () => {
  const { db } = await openShop()
  const sessionHash = 'own'
  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 2 })
  const { basketId } = await checkOutCart({ db, sessionHash })
  await copyDelivery(db, { to: basketId })
  const own = { basketId, sessionHash }
  const { totals } = await quoteBasket(db, { ...own, now })

  await addToCart({ db, sessionHash, now }, { sku: 'AYU-SERUM', quantity: 3 })
  await placeOrder(db, { ...own, expectedTotal: totals.total, now })

  expect(await db.select().from(orderLines)).toMatchObject([{ quantity: 2 }])
  expect(await showCart({ db, sessionHash })).toMatchObject({ chosen: { pieces: 3 } })
})

/** Copies another basket's address and couriers. */
async function copyDelivery(db: Parameters<typeof fillBasket>[0], { to }: { to: string }) {
  const { basketId } = await fillBasket(db)
  await db.update(basketDeliveries).set({ basketId: to }).where(eq(basketDeliveries.basketId, basketId))
  await db.update(basketCouriers).set({ basketId: to }).where(eq(basketCouriers.basketId, basketId))
}

test('a total that changed since it was shown is not charged', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)
  await db.update(variants).set({ price: 128_000 }).where(eq(variants.sku, 'AYU-SERUM'))

  const placing = placeOrder(db, basket)

  await expect(placing).rejects.toMatchObject({
    code: 'total_changed',
    details: { total: basket.expectedTotal - 2_000 },
  })
})

test('a basket that another tab changed since it was shown is not ordered, also at the same total', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)
  const { version } = await quoteBasket(db, basket)
  await choosePayment({ db, ...basket }, { ...basket, paymentWay: 'cod' })
  expect((await quoteBasket(db, basket)).totals.total).toBe(basket.expectedTotal)

  await expect(placeOrder(db, { ...basket, expectedVersion: version })).rejects.toMatchObject({
    code: 'basket_changed',
  })

  expect(await db.$count(orders)).toBe(0)
  const { orderId } = await placeOrder(db, { ...basket, expectedVersion: version + 1 })
  expect(await placeOrder(db, { ...basket, expectedVersion: version })).toEqual({ orderId })
})

test('another session cannot order this basket', async () => {
  const { db } = await openShop()
  const basket = await readyToOrder(db)

  await expect(placeOrder(db, { ...basket, sessionHash: 'another session' })).rejects.toMatchObject({
    code: 'basket_missing',
  })

  expect(
    await db
      .select()
      .from(orders)
      .where(and(eq(orders.basketId, basket.basketId))),
  ).toHaveLength(0)
})
