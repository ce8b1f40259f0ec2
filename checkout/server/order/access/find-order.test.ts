import { expect, test } from 'vitest'
import { getOrder } from '../../order-view/get-order'
import { listOrders } from '../../order-view/list-orders'
import { placeTestOrder } from '../../test-order'
import { findOrder } from './find-order'

const phone = '+6281234567890'
const elsewhere = { sessionHash: 'another browser' }

test('an order exists for the browser that placed it, and for no other', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()

  const own = await getOrder(db, { orderId, sessionHash })

  expect(own).toMatchObject({ id: orderId, includedTax: Math.round((258_000 * 11) / 111) })
  await expect(getOrder(db, { orderId, ...elsewhere })).rejects.toMatchObject({ code: 'order_missing' })
  expect(await listOrders(db, elsewhere)).toEqual([])
})

test('what a page gets names no session, basket or promotion', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()

  const shown = await getOrder(db, { orderId, sessionHash })

  expect(Object.keys(shown).filter((key) => /session|basket|promo/i.test(key))).toEqual([])
})

test('number and phone together open it in another browser', async () => {
  const { db, orderId } = await placeTestOrder()

  await findOrder(db, { orderId, phone, ...elsewhere })

  expect(await getOrder(db, { orderId, ...elsewhere })).toMatchObject({ id: orderId })
  expect(await listOrders(db, elsewhere)).toMatchObject([{ id: orderId, lines: [{ quantity: 2 }] }])
})

test('every miss is answered alike', async () => {
  const { db, orderId } = await placeTestOrder()

  const misses = await Promise.allSettled([
    findOrder(db, { orderId, phone: '+6281200000000', ...elsewhere }),
    findOrder(db, { orderId: 'PSR-222222222222', phone, ...elsewhere }),
  ])

  expect(misses.map((miss) => miss.status === 'rejected' && miss.reason.code)).toEqual([
    'order_not_found',
    'order_not_found',
  ])
})

test('phones cannot be tried out for an order', async () => {
  const { db, orderId } = await placeTestOrder()
  for (const last of [0, 1, 2, 3, 4])
    await findOrder(db, { orderId, phone: `+628120000000${last}`, ...elsewhere }).catch(() => {})

  const guess = findOrder(db, { orderId, phone, ...elsewhere })

  await expect(guess).rejects.toMatchObject({ code: 'look_up_too_often' })
})
