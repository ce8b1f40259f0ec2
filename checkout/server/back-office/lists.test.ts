import { expect, test } from 'vitest'
import { cancelOrder } from '../cancellation/cancel-order'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { handOver } from '../fulfilment/collect-cash'
import { closeManualRefund } from '../refund/close-manual-refund'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { listOrders } from './list-orders'
import { listPostings } from './list-postings'
import { listRefunds } from './list-refunds'
import { summarizeBackOffice } from './summarize'

const now = new Date('2026-11-25T03:00:00Z')

test('an unpaid order is in no list of the back office, and is found by its number', async () => {
  const { db, orderId } = await placeTestOrder()

  expect(await listOrders({ db }, { show: 'to_pack' })).toEqual([])
  expect(await listOrders({ db }, { show: 'to_pack', number: orderId })).toMatchObject([
    { id: orderId, parcels: [{ shopId: 'rumah-ayu', pieces: 2, stands: null, next: null }] },
  ])
})

test('a COD order is to be packed at once, and its cash is owed by the courier until handed over', async () => {
  const { db, orderId } = await placeTestOrder({ paymentWay: 'cod' })
  const readLists = async () =>
    (await listOrders({ db }, { show: 'all' })).map(({ status, withCourier }) => [status, withCourier])

  expect(await listOrders({ db }, { show: 'to_pack' })).toMatchObject([{ id: orderId, parcels: [{ next: 'packed' }] }])
  for (const to of ['packed', 'shipped'] as const)
    await advanceFulfilment({ db, now: after(10) }, { orderId, shopId: 'rumah-ayu', to })
  const onTheWay = await readLists()
  await advanceFulfilment({ db, now: after(11) }, { orderId, shopId: 'rumah-ayu', to: 'arrived' })
  const collected = await readLists()
  await handOver({ db, now: after(12) }, { orderId })

  expect([onTheWay, collected, await readLists()]).toEqual([
    [['shipped', null]],
    [['arrived', 274_500]],
    [['arrived', null]],
  ])
})

test('an order of two shops is in the list of each step that one of its parcels waits for', async () => {
  const { db, orderId, ...order } = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await order.reportStatus({})
  await advanceFulfilment({ db, now: after(6) }, { orderId, shopId: 'rumah-ayu', to: 'packed' })
  const parcels = [
    { shopId: 'griya-kriya', stands: null, next: 'packed' },
    { shopId: 'rumah-ayu', stands: 'packed', next: 'shipped' },
  ]

  expect(await listOrders({ db }, { show: 'to_pack' })).toMatchObject([{ id: orderId, status: 'paid', parcels }])
  expect(await listOrders({ db }, { show: 'to_ship' })).toMatchObject([{ id: orderId, parcels }])
  expect(await listOrders({ db }, { show: 'on_the_way' })).toEqual([])
  expect(await summarizeBackOffice({ db, now })).toMatchObject({ orders: { toPack: 1, toShip: 1, onTheWay: 0 } })
})

test('money that no gateway can refund is a task with a name and a phone, until it is closed', async () => {
  const { db, gateway, ...order } = await placeTestOrder()
  await order.reportStatus({ method: 'bca_va' })
  await cancelOrder({ db, gateway, ...order, now: after(6) }, order)

  const [task] = await listRefunds({ db }, { show: 'todo' })
  expect(task).toMatchObject({ orderId: order.orderId, amount: order.total, method: 'bca_va', phone: '+6281234567890' })
  expect(await summarizeBackOffice({ db, now })).toMatchObject({ refunds: { todo: 1, todoAmount: order.total } })
  await closeManualRefund({ db, now: after(7) }, { refundId: task?.id ?? '', reference: 'BCA-0042' })

  expect(await listRefunds({ db }, { show: 'todo' })).toEqual([])
  expect(await listRefunds({ db }, { show: 'closed' })).toMatchObject([{ reference: 'BCA-0042', state: 'manual_done' }])
  expect((await listPostings({ db }, { orderId: order.orderId })).map(({ kind }) => kind)).toEqual([
    'payment',
    'manual_refund_opened',
    'manual_refund_paid',
  ])
})

test('in a new shop every list is empty and every count is zero', async () => {
  const { db, orderId } = await placeTestOrder()

  expect(await listRefunds({ db }, { show: 'all' })).toEqual([])
  expect(await listPostings({ db }, { orderId })).toEqual([])
  expect(await summarizeBackOffice({ db, now })).toEqual({
    refunds: { todo: 0, todoAmount: 0, running: 0 },
    orders: { toPack: 0, toShip: 0, onTheWay: 0, flagged: 0 },
    returns: { todo: 0 },
    complaints: { todo: 0, overdue: 0 },
    differences: 0,
    payouts: { waiting: 0, waitingAmount: 0 },
    alarms: 0,
  })
})
