import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products, reviews } from '@/db/schema'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { getOrder } from '../order-view/get-order'
import { acceptReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { limitReviews } from './limit-reviews'
import { listReviews } from './list-reviews'
import { namedBriefly } from './named-briefly'
import { writeReview } from './write-review'

const DAY = 24 * 60

async function arrivedOrder() {
  const order = await placeTestOrder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  const say = (stars: number, body: string, minutes = 20, changes = {}) =>
    writeReview(
      { db: order.db, sessionHash: order.sessionHash, now: after(minutes), ...changes },
      { orderId: order.orderId, sku: 'AYU-SERUM', language: 'id', stars, body, ...changes },
    )

  return { ...order, say }
}

test('a buyer reviews what arrived, under a short name, and a second time changes it', async () => {
  const { db, say, ...order } = await arrivedOrder()
  const [before] = await db.select().from(products).where(eq(products.id, 'ayu-serum'))

  await Promise.all([say(4, '  Cepat meresap.  '), say(4, 'Cepat meresap.')])
  await say(2, '<b>Berubah pikiran</b>', 20 + 7 * DAY - 1)

  expect((await getOrder(db, order)).reviews).toMatchObject([{ stars: 2, body: '<b>Berubah pikiran</b>' }])
  expect((await listReviews({ lagging: db }, { productId: 'ayu-serum' })).reviews[0]).toMatchObject({
    stars: 2,
    author: 'Sari W.',
  })
  const [now] = await db.select().from(products).where(eq(products.id, 'ayu-serum'))
  expect([now?.reviews, now?.stars]).toEqual([(before?.reviews ?? 0) + 1, (before?.stars ?? 0) + 2])
})

test('after seven days a review stays as it is', async () => {
  const { db, say, ...order } = await arrivedOrder()
  await say(5, '')

  await expect(say(1, 'Terlambat', 20 + 7 * DAY)).rejects.toMatchObject({ code: 'review_closed' })

  expect((await getOrder(db, order)).reviews).toMatchObject([{ stars: 5, body: '' }])
})

test('goods cannot be reviewed before they arrive', async () => {
  const { db, orderId, sessionHash, ...order } = await placeTestOrder()
  await order.reportStatus({})

  const writing = writeReview(
    { db, sessionHash, now: after(6) },
    { orderId, sku: 'AYU-SERUM', stars: 5, body: '', language: 'id' },
  )

  await expect(writing).rejects.toMatchObject({ code: 'review_too_early' })
})

test.each([
  { quantity: 2, state: 'accepted', code: 'review_of_returned' },
  { quantity: 1, state: 'accepted', code: undefined },
  { quantity: 2, state: 'requested', code: undefined },
])('with $quantity of two pieces in a return that is $state, a review is refused with $code', async (given) => {
  const { db, say, ...order } = await arrivedOrder()
  const { returnId } = await requestReturn(
    { db, photoFolder: 'no photos', sessionHash: order.sessionHash, now: after(12) },
    {
      ...order,
      reason: 'damaged',
      note: 'Pecah semua.',
      photos: [],
      lines: [{ sku: 'AYU-SERUM', quantity: given.quantity }],
    },
  )
  if (given.state === 'accepted') await acceptReturn({ db, now: after(14) }, { returnId, restock: false })

  const refused = await say(5, '').then(
    () => undefined,
    ({ code }) => code,
  )

  expect(refused).toBe(given.code)
  expect(await db.$count(reviews, eq(reviews.orderId, order.orderId))).toBe(given.code ? 0 : 1)
})

test.each([
  ['another session', { sessionHash: 'another session' }],
  ['a line that was not ordered', { sku: 'KALA-MUG' }],
])('%s has no review to write', async (_, changes) => {
  const { db, orderId, say } = await arrivedOrder()

  await expect(say(5, '', 20, changes)).rejects.toMatchObject({ code: 'order_missing' })

  expect(await db.$count(reviews, eq(reviews.orderId, orderId))).toBe(0)
})

test.each([
  ['Sari Wulandari', 'Sari W.'],
  ['  Budi ', 'Budi'],
  ['I Made Agung  Putra', 'I P.'],
])('“%s” is shown as “%s”', (name, shown) => {
  expect(namedBriefly(name)).toBe(shown)
})

test('thirty reviews in ten minutes are taken from one address, and one more is not', async () => {
  const { db } = await openShop()
  const address = '198.51.100.30'
  for (let count = 0; count < 30; count++) await limitReviews({ db, address })

  await expect(limitReviews({ db, address })).rejects.toMatchObject({ code: 'too_many_reviews' })
  await expect(limitReviews({ db, address: '198.51.100.31' })).resolves.toBeUndefined()
})
