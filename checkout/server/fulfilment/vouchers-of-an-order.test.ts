import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { orderLines, orderVouchers, payouts, returns, vouchers } from '@/db/schema'
import { countPromotions } from '../audit/promotions'
import { quoteBasket } from '../basket/quote-basket'
import { cancelOrder } from '../cancellation/cancel-order'
import { expireOrder } from '../cancellation/expire-order'
import { getInvoice } from '../invoice/get-invoice'
import { getOrder } from '../order-view/get-order'
import { openPayment } from '../payment/attempt/open-payment'
import { placeOrder } from '../placement/place-order'
import { acceptReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { fillBasket } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { advanceFulfilment } from './advance-fulfilment'
import { completeArrived } from './complete-arrived'

/** Two working days after delivery. */
const OVER = 10 + 2 * 24 * 60

const OF_SHOP = { code: 'TOKO', kind: 'shop', shopId: 'rumah-ayu', amount: 30_000 } as const
const OF_PLATFORM = { code: 'SEMUA', amount: 20_000 } as const
const OF_SHIPPING = { code: 'ONGKIR', kind: 'shipping', amount: 5_000 } as const
const EACH = [OF_SHOP, OF_PLATFORM, OF_SHIPPING]

/** Two serums of 258,000 and shipping of 15,500, for 219,500 with the fee. */
const discountedOrder = () => placeTestOrder({ vouchers: [...EACH] })

async function arrivedOrder() {
  const order = await discountedOrder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, shopId: 'rumah-ayu', to })

  return order
}

async function returnPieces({ db, ...order }: Awaited<ReturnType<typeof arrivedOrder>>, quantity: number) {
  const { returnId } = await requestReturn(
    { db, photoFolder: 'no photos', ...order, now: after(20) },
    {
      ...order,
      reason: 'damaged',
      note: 'Botolnya pecah di jalan.',
      photos: [],
      lines: [{ sku: 'AYU-SERUM', quantity }],
    },
  )

  return acceptReturn({ db, now: after(30) }, { returnId, restock: true })
}

async function vouchersOf(db: Connection) {
  const redemptions = await db
    .select({ state: orderVouchers.state, honoured: orderVouchers.honoured, taken: vouchers.taken })
    .from(orderVouchers)
    .innerJoin(vouchers, eq(vouchers.code, orderVouchers.code))

  return [
    ...new Set(
      redemptions.map(({ state, honoured, taken }) => `${state}${honoured ? ' honoured' : ''}, ${taken} taken`),
    ),
  ]
}

test('the gateway gets one sum for all vouchers, and no code', async () => {
  const order = await discountedOrder()
  const { redirectUrl } = await openPayment({ ...order, now: after(1) }, order)

  const [request] = order.requests.filter(({ method }) => method === 'POST')

  expect(redirectUrl).not.toBeNull()
  expect(JSON.parse(request?.body ?? '{}')).toMatchObject({
    transaction_details: { gross_amount: 219_500 },
    item_details: [
      { id: 'PESANAN', price: 258_000 },
      { id: 'ONGKIR', price: 15_500 },
      { id: 'LAYANAN', price: 1_000 },
      { id: 'VOUCHER', price: -55_000 },
    ],
  })
  expect(request?.body).not.toMatch(/TOKO|SEMUA/)
})

test('a paid order has used its vouchers, and its page and invoice say what each took off', async () => {
  const order = await discountedOrder()
  expect(await vouchersOf(order.db)).toEqual(['held, 1 taken'])

  await Promise.all([1, 2].map(() => order.reportStatus({})))

  const sums = { shopDiscount: 30_000, platformDiscount: 20_000, shippingDiscount: 5_000, total: 219_500 }
  expect(await vouchersOf(order.db)).toEqual(['used, 1 taken'])
  expect(await getOrder(order.db, order)).toMatchObject({ ...sums, parcels: [{ includedTax: 22_595 }] })
  expect(await getInvoice(order, order)).toMatchObject({ amounts: sums, parcels: [{ includedTax: 22_595 }] })
})

test.each([
  ['expires', (order: Order) => expireOrder(order.db, order.gateway, { ...order, now: after(61) })],
  ['is cancelled', (order: Order) => cancelOrder({ ...order, now: after(1) }, order)],
])('an unpaid order that %s gives its vouchers back, once', async (_, end) => {
  const order = await discountedOrder()

  await end(order)
  await end(order).catch(() => undefined)

  expect(await vouchersOf(order.db)).toEqual(['released, 0 taken'])
})

test('a paid order that is cancelled gives its vouchers back, and exactly what was paid', async () => {
  const order = await discountedOrder()
  await order.reportStatus({})

  await cancelOrder({ ...order, now: after(6) }, order)

  expect(await vouchersOf(order.db)).toEqual(['released, 0 taken'])
  expect(await order.readRefunds()).toMatchObject([{ reason: 'cancelled', amount: 219_500 }])
})

test('a late payment takes the vouchers again', async () => {
  const order = await discountedOrder()
  await expireOrder(order.db, order.gateway, { ...order, now: after(61) })

  await order.reportStatus({}, after(62))

  expect(await order.read()).toMatchObject({ status: 'paid' })
  expect(await vouchersOf(order.db)).toEqual(['used, 1 taken'])
})

/** Places an order whose vouchers are used up by others before its late payment. */
async function honouredOrder() {
  const order = await placeTestOrder({ vouchers: EACH.map((voucher) => ({ ...voucher, quota: 1 })) })
  await expireOrder(order.db, order.gateway, { ...order, now: after(61) })
  const basket = await fillBasket(order.db, { phone: '+6281234567899', vouchers: EACH.map(({ code }) => code) })
  const { totals } = await quoteBasket(order.db, { ...basket, now: after(61) })
  await placeOrder(order.db, { ...basket, expectedTotal: totals.total, now: after(61) })
  await order.reportStatus({}, after(62))

  return order
}

test('a late payment keeps a voucher that is used up by then, outside its quota, and a later cancellation releases none', async () => {
  const order = await honouredOrder()

  const revived = await vouchersOf(order.db)
  await cancelOrder({ ...order, now: after(63) }, order)

  expect(revived.sort()).toEqual(['held, 1 taken', 'used honoured, 1 taken'])
  expect((await vouchersOf(order.db)).sort()).toEqual(['held, 1 taken', 'released honoured, 1 taken'])
})

test('the seller bears its own voucher, and the platform the others', async () => {
  const order = await arrivedOrder()

  await completeArrived(order.db, { now: after(OVER) })

  expect(await order.db.select().from(payouts)).toMatchObject([{ amount: 228_000 }])
  expect(await order.books()).toEqual({
    gateway_receivable: 219_500,
    vouchers: 25_000,
    seller_payable: -228_000,
    shipping_payable: -15_500,
    service_fees: -1_000,
  })
})

test('an honoured voucher of a shop is borne by the platform', async () => {
  const order = await honouredOrder()
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(70) }, { ...order, shopId: 'rumah-ayu', to })

  await completeArrived(order.db, { now: after(60 + OVER) })

  expect(await order.db.select().from(payouts)).toMatchObject([{ amount: 258_000 }])
  expect(await order.books()).toMatchObject({ vouchers: 55_000, seller_payable: -258_000 })
})

test('a returned piece is refunded by its share of the payment, and the platform adds nothing for it', async () => {
  const order = await arrivedOrder()

  const { amount } = await returnPieces(order, 1)
  await order.publish(after(31))
  await completeArrived(order.db, { now: after(OVER) })

  expect(amount).toBe(129_000 - 25_000)
  expect(await order.books()).toEqual({
    gateway_receivable: 219_500 - 104_000,
    vouchers: 10_000 + 5_000,
    seller_payable: -(129_000 - 15_000),
    shipping_payable: -15_500,
    service_fees: -1_000,
  })
})

test('a full return refunds the whole payment for the goods, and the vouchers stay used', async () => {
  const order = await arrivedOrder()

  const { amount } = await returnPieces(order, 2)
  await order.publish(after(31))
  await completeArrived(order.db, { now: after(OVER) })

  expect(amount).toBe(219_500)
  expect(await order.books()).toEqual({})
  expect(await vouchersOf(order.db)).toEqual(['used, 1 taken'])
})

test('pieces that vouchers paid for go back without a refund', async () => {
  const order = await placeTestOrder({ vouchers: [{ amount: 900_000 }] })
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, shopId: 'rumah-ayu', to })

  const { amount } = await returnPieces(order, 1)

  expect({ amount, total: order.total }).toEqual({ amount: 0, total: 16_500 })
  expect(await order.readRefunds()).toEqual([])
  expect(await order.db.select().from(returns)).toMatchObject([{ state: 'accepted', refunded: 0 }])
})

test('a creator earns of what the seller asks, and the platform’s voucher takes nothing from it', async () => {
  const order = await arrivedOrder()
  await order.db.update(orderLines).set({ promoId: 101 })

  await completeArrived(order.db, { now: after(OVER) })

  const { promotions } = await countPromotions(order.db)
  expect(promotions.find(({ code }) => code === 'RANI-AYU')).toMatchObject({ earned: Math.floor(228_000 * 0.08) })
})

type Order = Awaited<ReturnType<typeof discountedOrder>>
