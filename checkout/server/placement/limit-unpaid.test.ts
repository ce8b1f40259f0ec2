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
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { findOrder } from '../order/access/find-order'
import { startGateway } from '../payment/gateway/testing/test-gateway'
import { fillBasket, openShop, setStock } from '../testing/open-world'
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
  ['phone', 'unpaid_orders_of_phone', MOST_UNPAID.phone, { phone: TEST_PHONE }],
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
  await arrived.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...arrived, now: after(10) }, { ...arrived, to })
  expect(await orderAtTheDoor(arrived.sessionHash)).toEqual(bothAccepted)
  expect(await orderAtTheDoor(arrived.sessionHash, '+6281299998888')).toEqual(refused)
  expect(await orderAtTheDoor('a stranger')).toEqual(refused)
  const lookUp = { orderId: arrived.orderId, contact: TEST_PHONE }
  await findOrder({ db, address: '203.0.113.9', sessionHash: 'another browser' }, lookUp)
  expect(await orderAtTheDoor('another browser')).toEqual(bothAccepted)
})
