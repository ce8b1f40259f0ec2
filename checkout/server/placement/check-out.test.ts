import { expect, test } from 'vitest'
import { chooseMethod } from '../basket/choose-method'
import { quoteBasket } from '../basket/quote-basket'
import { openPayment } from '../payment/attempt/open-payment'
import { resumePayment } from '../payment/attempt/resume-payment'
import { startGateway } from '../payment/gateway/testing/test-gateway'
import { fillBasket, openShop } from '../testing/open-world'
import { checkOut } from './check-out'
import { placeOrder } from './place-order'

const now = new Date('2026-11-25T03:00:00Z')

async function readyToOrder() {
  const { db } = await openShop()
  const basket = await fillBasket(db)
  const { totals } = await quoteBasket(db, { ...basket, now })

  const partner = await startGateway()
  const buyer = { db, gateway: partner.gateway, address: '203.0.113.7', browserHash: null }

  return { db, partner, order: { ...buyer, ...basket, expectedTotal: totals.total, now } }
}

test('two clicks make one order with one page, which is requested once', async () => {
  const { partner, order } = await readyToOrder()

  const [first, second] = await Promise.all([checkOut(order, order), checkOut(order, order)])

  expect(first.redirectUrl).toMatch(/\/snap\/v3\/redirection\//)
  expect(second).toEqual(first)
  expect(partner.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('the page opens in the language and on the method of the checkout', async () => {
  const { order } = await readyToOrder()

  const chosen = await checkOut({ ...order, language: 'en' }, { ...order, method: 'bca_va' })
  const unchosen = await checkOut(order, order)

  expect(chosen.redirectUrl).toMatch(/\/redirection\/[^/?]+\?language=en&selectedPaymentType=bca_va$/)
  expect(unchosen.redirectUrl).toMatch(/\?language=id$/)
})

test('a payment that is resumed opens on the method that was chosen at the checkout', async () => {
  const { db, order } = await readyToOrder()
  await chooseMethod(order, { ...order, method: 'gopay' })
  const { orderId } = await placeOrder(db, order)

  const { redirectUrl } = await resumePayment({ ...order, language: 'en' }, { orderId })

  expect(redirectUrl).toMatch(/\?language=en&selectedPaymentType=gopay$/)
})

test('an order is placed although the gateway does not answer, and its payment is opened later', async () => {
  const { partner, order } = await readyToOrder()
  partner.faults.push('silence')

  const { orderId, redirectUrl } = await checkOut(order, order)
  const later = await openPayment(order, { orderId })

  expect(redirectUrl).toBeNull()
  expect(later.redirectUrl).not.toBeNull()
})

test('a crash before the request for the page only ends the turn of the attempt', async () => {
  const { db, partner, order } = await readyToOrder()
  const { orderId } = await placeOrder(db, { ...order, asksForPage: true })

  const afterTheTurn = new Date(now.getTime() + 15_000)
  const { redirectUrl } = await openPayment({ ...order, now: afterTheTurn }, { orderId })

  expect(redirectUrl).not.toBeNull()
  expect(partner.requests).toHaveLength(1)
})
