import { ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { customers, orders, stockHolds } from '@/db/schema'
import { hashDevice, rememberDevice } from '../account/devices'
import { endLinks } from '../account/end-links'
import { joinAccount } from '../account/join-account'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { showCheckout } from '../basket/show-checkout'
import { cancelOrder } from '../cancellation/cancel-order'
import { findOrder } from '../order/access/find-order'
import { startGateway } from '../payment/gateway/testing/test-gateway'
import { fillBasket, openShop, setStock, stockOf } from '../testing/open-world'
import { after, placeTestOrder, TEST_PHONE } from '../testing/test-order'
import { originOf } from './origin-of'
import { placeOrder } from './place-order'
import { MOST_UNPAID } from './write-order'

const now = new Date('2026-11-25T03:00:00Z')

type Filled = { sessionHash?: string; phone?: string; paymentWay?: 'cod' | 'gateway'; origin?: string }

async function openLimitedShop() {
  const { db } = await openShop()
  await setStock(db, 'WANGI-SOAP', 1000)
  const fill = async ({ paymentWay = 'cod', origin, ...filled }: Filled = {}) => {
    const own = await fillBasket(db, { lines: [{ sku: 'WANGI-SOAP', quantity: 1 }], ...filled })
    await choosePayment({ db, ...own }, { ...own, paymentWay })
    const { totals } = await quoteBasket(db, { ...own, now })

    return { ...own, origin, expectedTotal: totals.total, now }
  }
  const fillMany = (count: number, filled: Filled) => Promise.all(Array.from({ length: count }, () => fill(filled)))
  const { gateway } = await startGateway()
  const cancelOne = async (exceptOf = '') => {
    const [first] = await db.select().from(orders).where(ne(orders.sessionHash, exceptOf)).limit(1)
    await cancelOrder({ db, gateway, sessionHash: first?.sessionHash ?? '', now }, { orderId: first?.id ?? '' })
  }

  const place = async (sessionHash: string, browser: { device?: string; browserHash?: string } = {}) =>
    placeOrder(db, {
      ...(await fill({ sessionHash })),
      ...browser,
      device: browser.device && hashDevice(browser.device),
    })
  const placeAll = async (sessionHash: string, browser: { device?: string } = {}) => {
    for (let placed = 0; placed < MOST_UNPAID.session; placed += 1) await place(sessionHash, browser)
  }
  const signUp = async (account: string, { from, device }: { from: string; device?: string }) => {
    const customer = { id: account, name: 'Tari', email: account, sessionHash: account }
    await db.insert(customers).values({ ...customer, createdAt: now, updatedAt: now })
    await joinAccount(db, { from, to: account })

    return rememberDevice(db, { customerId: account, device })
  }

  return { db, fill, fillMany, cancelOne, place, placeAll, signUp }
}

test.each([
  ['browser', 'unpaid_orders', MOST_UNPAID.session, { sessionHash: 'one browser' }],
  ['phone', 'unpaid_orders_of_phone', MOST_UNPAID.phone, { phone: TEST_PHONE, origin: originOf('203.0.113.9') }],
  ['address', 'unpaid_orders_of_network', MOST_UNPAID.origin, { origin: originOf('203.0.113.9') }],
] as const)('one %s holds goods for so many orders, however many it places at once', async (_, code, most, same) => {
  const { db, fill, fillMany, cancelOne } = await openLimitedShop()
  const baskets = await fillMany(most + 3, same)

  const answers = await Promise.allSettled(baskets.map((basket) => placeOrder(db, basket)))

  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
  expect(refused).toEqual(Array(3).fill(code))
  expect(await db.$count(orders)).toBe(most)
  const other = await fill()
  await placeOrder(db, other)
  await expect(placeOrder(db, await fill({ ...same, paymentWay: 'gateway' }))).rejects.toMatchObject({ code })
  await cancelOne(other.sessionHash)
  await placeOrder(db, await fill({ ...same, paymentWay: 'gateway' }))
})

test('a stranger with a buyer’s phone keeps that buyer from ordering neither elsewhere nor in a browser that paid', async () => {
  const bought = await placeTestOrder()
  const { db, sessionHash } = bought
  await bought.reportStatus({})
  await setStock(db, 'WANGI-SOAP', 1000)
  const place = async (own: { sessionHash?: string; address: string }) => {
    const basket = await fillBasket(db, {
      sessionHash: own.sessionHash,
      phone: TEST_PHONE,
      lines: [{ sku: 'WANGI-SOAP', quantity: 1 }],
    })
    const { totals } = await quoteBasket(db, { ...basket, now })

    return placeOrder(db, { ...basket, origin: originOf(own.address), expectedTotal: totals.total, now })
  }
  for (let placed = 0; placed < MOST_UNPAID.phone; placed += 1)
    await place({ sessionHash: `stranger ${placed % 3}`, address: '203.0.113.9' })

  await expect(place({ address: '203.0.113.9' })).rejects.toMatchObject({ code: 'unpaid_orders_of_phone' })
  expect(await place({ address: '203.0.113.10' })).toMatchObject({ orderId: expect.any(String) })
  expect(await place({ sessionHash, address: '203.0.113.9' })).toMatchObject({ orderId: expect.any(String) })
})

test('a browser has no more unpaid orders by signing up and out between them', async () => {
  const { place, signUp } = await openLimitedShop()
  for (let placed = 0; placed < MOST_UNPAID.session - 1; placed += 1) await place('guest')
  const device = await signUp('an account', { from: 'guest' })
  await place('signed out', { device })
  await signUp('another account', { from: 'signed out', device })

  await expect(place('signed out again', { device })).rejects.toMatchObject({ code: 'unpaid_orders' })

  await place('another browser')
})

test('a browser has no more unpaid orders after a new password or a changed email', async () => {
  const { db, place, placeAll, signUp } = await openLimitedShop()
  const device = await signUp('an account', { from: 'guest' })
  await placeAll('an account', { device })

  await endLinks(db, { customerId: 'an account' })

  await expect(place('signed out', { device })).rejects.toMatchObject({ code: 'unpaid_orders' })
})

test('a browser has no more unpaid orders as a guest and with its account together', async () => {
  const { place, placeAll, signUp } = await openLimitedShop()
  const device = await signUp('an account', { from: 'before' })
  await placeAll('guest', { device })

  await expect(place('an account', { device, browserHash: 'guest' })).rejects.toMatchObject({ code: 'unpaid_orders' })

  await place('an account', { browserHash: 'another guest' })
})

test('unpaid and cash orders of unproven phones hold a fifth of a variant’s stock together, and paid orders get the rest', async () => {
  const bought = await placeTestOrder()
  const { db, sessionHash } = bought
  await bought.arrive()
  await setStock(db, 'KALA-MUG', 14)
  const place = async (quantity: number, filled: { sessionHash?: string; phone?: string } = {}, way?: 'cod') => {
    const basket = await fillBasket(db, { ...filled, lines: [{ sku: 'KALA-MUG', quantity }] })
    if (way) await choosePayment({ db, ...basket }, { ...basket, paymentWay: way })
    const { totals } = await quoteBasket(db, { ...basket, now: after(11) })

    const { orderId } = await placeOrder(db, { ...basket, expectedTotal: totals.total, now: after(11) })
    return { orderId, total: totals.total }
  }

  await expect(place(3)).rejects.toMatchObject({
    code: 'unpaid_pieces',
    details: { sku: 'KALA-MUG', most: 2, name: 'KALA Set 3 Cangkir Keramik' },
  })
  await place(1)
  const cash = await place(1, { sessionHash: 'cash' }, 'cod')
  await expect(place(1, {}, 'cod')).rejects.toMatchObject({ code: 'unpaid_pieces', details: { most: 0 } })
  await expect(place(1, { phone: TEST_PHONE })).rejects.toMatchObject({ code: 'unpaid_pieces' })
  await place(6, { sessionHash, phone: TEST_PHONE })
  expect(await stockOf(db, 'KALA-MUG')).toBe(6)

  await cancelOrder({ ...bought, db, sessionHash: 'cash', now: after(12) }, cash)
  const paid = await place(1)
  await bought.reportStatus({ amount: paid.total }, after(13), `${paid.orderId}-1`)
  await place(1)
})

test('of a variant with little stock one piece can be held, however many buyers want it at once', async () => {
  const { db } = await openShop()
  await setStock(db, 'KALA-MUG', 4)
  const lines = [{ sku: 'KALA-MUG', quantity: 1 }]
  const baskets = await Promise.all(Array.from({ length: 6 }, () => fillBasket(db, { lines })))
  const totals = await Promise.all(baskets.map((basket) => quoteBasket(db, { ...basket, now })))

  const answers = await Promise.allSettled(
    baskets.map((basket, at) => placeOrder(db, { ...basket, expectedTotal: totals[at]?.totals.total ?? 0, now })),
  )

  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
  expect(refused).toEqual(Array(5).fill('unpaid_pieces'))
  expect(await stockOf(db, 'KALA-MUG')).toBe(3)
})

test('a hold forgets the address that it was ordered from when it ends', async () => {
  const { db, fill, cancelOne } = await openLimitedShop()
  await placeOrder(db, await fill({ origin: originOf('203.0.113.9') }))
  const originsOf = async () => (await db.select().from(stockHolds)).map(({ origin }) => origin)

  expect(await originsOf()).toEqual([originOf('203.0.113.9')])
  expect(originOf('203.0.113.9')).not.toContain('203')
  await cancelOne()
  expect(await originsOf()).toEqual([null])
})

test('an arrived order raises the limit of cash on delivery for its phone and its own buyer only', async () => {
  const arrived = await placeTestOrder()
  const { db } = arrived
  const orderAtTheDoor = async (sessionHash: string, phone = TEST_PHONE) => {
    const own = await fillBasket(db, { sessionHash, phone, lines: [{ sku: 'AYU-SERUM', quantity: 6 }] })
    await choosePayment({ db, ...own }, { ...own, paymentWay: 'cod' })
    const { quote } = await showCheckout({ db, ...own, now: after(5) }, own)
    const placing = placeOrder(db, { ...own, expectedTotal: quote.totals.total, now: after(5) })
    const placed = await placing.then(
      () => 'placed',
      ({ code }) => code,
    )

    return [quote.notAtTheDoor, placed]
  }
  const refused = [['phone_unproven'], 'cod_unavailable']
  const bothAccepted = [[], 'placed']

  expect(await orderAtTheDoor(arrived.sessionHash)).toEqual(refused)
  await arrived.arrive()
  expect(await orderAtTheDoor(arrived.sessionHash)).toEqual(bothAccepted)
  expect(await orderAtTheDoor(arrived.sessionHash, '+6281299998888')).toEqual(refused)
  expect(await orderAtTheDoor('a stranger')).toEqual(refused)
  const lookUp = { orderId: arrived.orderId, contact: TEST_PHONE }
  await findOrder({ db, address: '203.0.113.9', sessionHash: 'another browser' }, lookUp)
  expect(await orderAtTheDoor('another browser')).toEqual(bothAccepted)
})
