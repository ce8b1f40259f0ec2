import { expect, test } from 'vitest'
import { cancelOrder } from '../cancellation/cancel-order'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { advanceParcels } from '../fulfilment/advance-parcels'
import { drawLabels } from '../http/pdf/draw-labels'
import { after, OF_TWO_SHOPS, placeTestOrder, TEST_PHONE } from '../testing/test-order'
import { describeLabel } from './describe-label'
import { showOrder } from './show-order'

test('an operator sees the goods, recipient, money and events of an order, refunds among them', async () => {
  const order = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await order.reportStatus({})
  await cancelOrder({ ...order, now: after(6) }, order)

  const view = await showOrder(order, order)

  expect(view.listed).toMatchObject({ id: order.orderId, status: 'cancelled' })
  expect(view.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ['AYU-SERUM', 1],
    ['KALA-MUG', 2],
  ])
  expect(view.phone?.replaceAll(/\D/g, '')).toBe(TEST_PHONE.replace('+62', '0'))
  expect(view.attempts).toMatchObject([{ number: 1, state: 'paid', amount: order.total }])
  expect(view.refunds).toMatchObject([{ reason: 'cancelled', amount: order.total }])
  expect(view.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['created', 'paid', 'cancelled']))
  expect(view.postings.flatMap(({ entries }) => entries).reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  await expect(showOrder(order, { orderId: 'PSR-222222222222' })).rejects.toMatchObject({ code: 'order_missing' })
})

test('a label names its own shop’s goods, the tracking number once there is one, and no cash for a paid order', async () => {
  const order = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await order.reportStatus({})
  const label = () => describeLabel(order, order)
  const packed = await label()
  for (const to of ['packed', 'shipped'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  const shipped = await label()

  expect(packed).toMatchObject({
    goods: [{ id: expect.stringMatching(/^1 × AYU Serum/), en: expect.stringMatching(/^1 × AYU Brightening Serum/) }],
    trackingNumber: null,
    toCollect: null,
  })
  expect(shipped.trackingNumber).toMatch(/^RESI-\d{12}$/)
  expect((await drawLabels([packed, shipped])).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(describeLabel(order, { ...order, shopId: 'nowhere' })).rejects.toMatchObject({ code: 'parcel_missing' })
})

test('the label of a COD order says how much the courier collects', async () => {
  const order = await placeTestOrder({ paymentWay: 'cod' })

  expect((await describeLabel(order, order)).toCollect).toMatch(/^Rp[\d.]+$/)
})

test('parcels are packed and handed over in bulk, and a parcel that has changed is named', async () => {
  const order = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await order.reportStatus({})
  const parcels = ['rumah-ayu', 'griya-kriya', 'nowhere'].map((shopId) => ({ orderId: order.orderId, shopId }))

  const move = (to: 'packed' | 'shipped') => advanceParcels({ ...order, now: after(10) }, { parcels, to })

  expect(await move('packed')).toEqual({ moved: 2, refused: [order.orderId] })
  expect((await order.read()).status).toBe('packed')
  expect(await move('shipped')).toEqual({ moved: 2, refused: [order.orderId] })
  const label = await describeLabel(order, { ...order, shopId: 'griya-kriya' })
  expect(label).toMatchObject({ next: 'arrived', trackingNumber: expect.stringMatching(/^RESI-/) })
})
