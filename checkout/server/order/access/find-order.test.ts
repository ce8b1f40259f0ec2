import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { getOrder } from '../../order-view/get-order'
import { listOrders } from '../../order-view/list-orders'
import { placeTestOrder } from '../../testing/test-order'
import { findOrder } from './find-order'

const phone = '+6281234567890'
const elsewhere = { sessionHash: 'another browser', address: '203.0.113.7' }

test('an order exists for the browser that placed it, and for no other', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()

  const own = await getOrder(db, { orderId, sessionHash })

  expect(own).toMatchObject({ id: orderId, parcels: [{ includedTax: Math.round((258_000 * 11) / 111) }] })
  await expect(getOrder(db, { orderId, ...elsewhere })).rejects.toMatchObject({ code: 'order_missing' })
  expect((await listOrders({ db, ...elsewhere }, {})).orders).toEqual([])
})

test('an order page’s data names no session, basket or promotion', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()

  const view = await getOrder(db, { orderId, sessionHash })

  expect(Object.keys(view).filter((key) => /session|basket|promo/i.test(key))).toEqual([])
})

test('number and phone together open it in another browser', async () => {
  const { db, orderId } = await placeTestOrder()

  await findOrder({ db, ...elsewhere }, { orderId, contact: phone })

  expect(await getOrder(db, { orderId, ...elsewhere })).toMatchObject({ id: orderId })
  expect((await listOrders({ db, ...elsewhere }, {})).orders).toMatchObject([{ id: orderId, lines: [{ quantity: 2 }] }])
})

test('number and email open it too, where the buyer left one', async () => {
  const { db, orderId } = await placeTestOrder()
  const look = { db, ...elsewhere, address: '203.0.113.8', orderId, contact: 'galuh@pembeli.example' }
  await expect(findOrder(look, look)).rejects.toMatchObject({ code: 'order_not_found' })
  await db.update(orders).set({ email: look.contact }).where(eq(orders.id, orderId))

  expect(await findOrder(look, look)).toEqual({ orderId })
})

test('every miss is answered alike', async () => {
  const { db, orderId } = await placeTestOrder()

  const misses = await Promise.allSettled([
    findOrder({ db, ...elsewhere }, { orderId, contact: '+6281200000000' }),
    findOrder({ db, ...elsewhere }, { orderId: 'PSR-222222222222', contact: phone }),
    findOrder({ db, ...elsewhere }, { orderId, contact: 'siapa@pembeli.example' }),
    findOrder({ db, ...elsewhere }, { orderId, contact: 'neither' }),
  ])

  expect(misses.map((miss) => miss.status === 'rejected' && miss.reason.message)).toEqual(
    Array(4).fill('no order has this number and this contact'),
  )
})

/** Tries wrong phones for the order concurrently. */
const miss = (db: Database, orderId: string, tries: number, addressOf = (_: number) => elsewhere.address) =>
  Promise.allSettled(
    Array.from({ length: tries }, (_, at) =>
      findOrder({ db, ...elsewhere, address: addressOf(at) }, { orderId, contact: `+62812000${1000 + at}` }),
    ),
  )

test('phones cannot be tried out for an order', async () => {
  const { db, orderId } = await placeTestOrder()

  const misses = await miss(db, orderId, 8)
  const guess = findOrder({ db, ...elsewhere }, { orderId, contact: phone })

  // The database decides which five were first.
  expect(misses.map((one) => one.status === 'rejected' && one.reason.code).toSorted()).toEqual([
    ...Array(3).fill('look_up_too_often'),
    ...Array(5).fill('order_not_found'),
  ])
  await expect(guess).rejects.toMatchObject({ code: 'look_up_too_often' })
})

test('guesses by others do not lock out the buyer', async () => {
  const { db, orderId } = await placeTestOrder()
  await miss(db, orderId, 120, (at) => `198.51.100.${at}`)

  const result = await findOrder({ db, ...elsewhere, address: '192.0.2.44' }, { orderId, contact: phone })

  expect(result).toEqual({ orderId })
})

test('a correct lookup never counts against the limit', async () => {
  const { db, orderId } = await placeTestOrder()

  for (let look = 0; look < 12; look += 1)
    await expect(findOrder({ db, ...elsewhere, address: '192.0.2.45' }, { orderId, contact: phone })).resolves.toEqual({
      orderId,
    })
})

test('order numbers cannot be tried out from one address', async () => {
  const { db } = await placeTestOrder()
  const look = (orderId: string) => findOrder({ db, ...elsewhere, address: '192.0.2.46' }, { orderId, contact: phone })
  await Promise.allSettled(Array.from({ length: 100 }, (_, at) => look(`PSR-${100_000_000_000 + at}`)))

  await expect(look('PSR-222222222222')).rejects.toMatchObject({ code: 'look_up_too_often' })
})
