import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { products, reviews } from '@/db/schema'
import { listReviews as listForShops } from '../back-office/list-reviews'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { getOrder } from '../order-view/get-order'
import { sweepPhotos } from '../photo/sweep-photos'
import { openPhotoFolder, photoFile } from '../photo/testing/test-photo'
import { acceptReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { openShop } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { answerReview } from './answer-review'
import { limitReviews } from './limit-reviews'
import { listReviews } from './list-reviews'
import { namedBriefly } from './named-briefly'
import { readReviewPhoto } from './read-photo'
import { writeReviews } from './write-review'

const DAY = 24 * 60

async function arrivedOrder() {
  const order = await placeTestOrder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  const photoFolder = await openPhotoFolder()
  const say = (stars: number, body: string, minutes = 20, changes: { sku?: string; photos?: Blob[] } & object = {}) =>
    writeReviews(
      { db: order.db, sessionHash: order.sessionHash, photoFolder, now: after(minutes), ...changes },
      {
        orderId: order.orderId,
        language: 'id',
        reviews: [{ sku: 'AYU-SERUM', stars, body, photos: [], ...changes }],
      },
    )

  return { ...order, say, photoFolder }
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

test('photos of a review are re-encoded and public, and new ones replace them', async () => {
  const { db, say, photoFolder } = await arrivedOrder()
  const newest = async () => (await listReviews({ lagging: db }, { productId: 'ayu-serum' })).reviews[0]
  await say(5, 'Cepat meresap.', 20, { photos: [await photoFile(), await photoFile()] })
  const [first] = await readdir(photoFolder)
  const { id: reviewId = 0, photos } = (await newest()) ?? {}

  expect(photos).toEqual([1, 2].map((position) => `/reviews/${reviewId}/photos/${position}`))
  expect(
    (await sharp(await readReviewPhoto({ db, photoFolder }, { reviewId, position: 2 })).metadata()).exif,
  ).toBeUndefined()
  await utimes(join(photoFolder, first ?? ''), 0, 0)
  expect(await sweepPhotos(db, { directory: photoFolder })).toBe(0)

  await say(4, 'Cepat meresap.', 21, { photos: [await photoFile()] })

  expect((await newest())?.photos).toHaveLength(1)
  expect(await sweepPhotos(db, { directory: photoFolder })).toBe(1)
  for (const position of [2, 0, -1])
    await expect(readReviewPhoto({ db, photoFolder }, { reviewId, position })).rejects.toMatchObject({
      code: 'photo_missing',
    })
  await expect(say(5, '', 22, { photos: [new Blob(['no photo'])] })).rejects.toMatchObject({
    code: 'photo_unreadable',
    details: { sku: 'AYU-SERUM', number: 1 },
  })
})

test('a shop answers a review once, for everybody to read', async () => {
  const { db, say } = await arrivedOrder()
  await say(2, 'Botolnya bocor.')
  const [waiting] = (await listForShops({ db }, { show: 'todo' })).reviews
  const id = waiting?.id ?? 0
  const answer = () => answerReview({ db, now: after(30) }, { id, answer: 'Maaf, Kak. Kami ganti.' })
  expect(waiting).toMatchObject({ body: 'Botolnya bocor.', shop: 'Rumah Ayu', answer: null })

  const answers = await Promise.allSettled([answer(), answer()])

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(answer()).rejects.toMatchObject({ code: 'review_answered' })
  expect((await listReviews({ lagging: db }, { productId: 'ayu-serum' })).reviews[0]?.answer).toEqual({
    text: 'Maaf, Kak. Kami ganti.',
    translation: null,
  })
  const ids = async (show: 'todo' | 'answered') => (await listForShops({ db }, { show })).reviews.map(({ id }) => id)
  expect([(await ids('todo')).includes(id), (await ids('answered')).includes(id)]).toEqual([false, true])
})

test('goods cannot be reviewed before they arrive', async () => {
  const { db, orderId, sessionHash, ...order } = await placeTestOrder()
  await order.reportStatus({})

  const writing = writeReviews(
    { db, sessionHash, photoFolder: 'no photos', now: after(6) },
    { orderId, language: 'id', reviews: [{ sku: 'AYU-SERUM', stars: 5, body: '', photos: [] }] },
  )

  await expect(writing).rejects.toMatchObject({ code: 'review_too_early' })
})

test.each([
  { quantity: 2, state: 'accepted', code: 'review_of_returned' },
  { quantity: 1, state: 'accepted', code: undefined },
  { quantity: 2, state: 'requested', code: undefined },
])('with $quantity of two pieces in a return that is $state, a review is refused with $code', async (example) => {
  const { db, say, ...order } = await arrivedOrder()
  const { returnId } = await requestReturn(
    { db, photoFolder: 'no photos', sessionHash: order.sessionHash, now: after(12) },
    {
      ...order,
      reason: 'damaged',
      note: 'Pecah semua.',
      photos: [],
      lines: [{ sku: 'AYU-SERUM', quantity: example.quantity }],
    },
  )
  if (example.state === 'accepted') await acceptReturn({ db, now: after(14) }, { returnId, restock: false })

  const refused = await say(5, '').then(
    () => undefined,
    ({ code }) => code,
  )

  expect(refused).toBe(example.code)
  expect(await db.$count(reviews, eq(reviews.orderId, order.orderId))).toBe(example.code ? 0 : 1)
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
])('“%s” is shown as “%s”', (name, masked) => {
  expect(namedBriefly(name)).toBe(masked)
})

test('thirty reviews in ten minutes are taken from one address, and one more is not', async () => {
  const { db } = await openShop()
  const address = '198.51.100.30'
  for (let count = 0; count < 30; count++) await limitReviews({ db, address })

  await expect(limitReviews({ db, address })).rejects.toMatchObject({ code: 'too_many_reviews' })
  await expect(limitReviews({ db, address: '198.51.100.31' })).resolves.toBeUndefined()
})
